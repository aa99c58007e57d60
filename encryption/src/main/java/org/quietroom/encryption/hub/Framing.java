package org.quietroom.encryption.hub;

import java.util.Arrays;
import org.quietroom.encryption.franking.FrankTag;
import org.quietroom.encryption.wire.MalformedException;
import org.quietroom.encryption.wire.WireReader;

/** What RFC 9420 section 6 leaves in clear, read within its bounds. What is encrypted is passed over, never looked at. */
final class Framing {
    private static final int MLS_1_0 = 1;
    private static final int PRIVATE_MESSAGE = 2;
    private static final int WELCOME = 3;
    private static final int GROUP_INFO = 4;

    private Framing() {}

    /** The kinds of content (section 6). */
    enum ContentType {
        APPLICATION(1),
        PROPOSAL(2),
        COMMIT(3);

        private final int number;

        ContentType(int number) {
            this.number = number;
        }
    }

    /** Section 6.3.1: refuses what is not a PrivateMessage of this kind in this group; returns epoch and authenticated data. */
    static Private privateMessage(byte[] bytes, ContentType type, String group) {
        try {
            WireReader in = message(bytes, PRIVATE_MESSAGE);
            String id = Request.encode(in.vector());
            long epoch = in.u64();
            int kind = in.u8();
            byte[] authenticated = in.vector();
            in.skipVector();
            in.skipVector();
            in.end();
            if (!id.equals(group)) {
                throw Refusal.of(422, "message.group", "The message is of another group.");
            }
            if (kind != type.number) {
                throw Refusal.of(422, "message.type", "The message is of another kind than the operation.");
            }
            return new Private(epoch, authenticated);
        } catch (MalformedException e) {
            throw malformed("The message is no MLS PrivateMessage", e);
        }
    }

    /** Section 12.4.3.1: a Welcome of one suite for at least {@code joiners}. */
    static void requireWelcome(byte[] bytes, int joiners) {
        try {
            WireReader in = message(bytes, WELCOME);
            requireSuite(in.u16());
            WireReader secrets = in.nested();
            int count = 0;
            while (secrets.left() > 0) {
                secrets.skipVector();
                secrets.skipVector();
                secrets.skipVector();
                count++;
            }
            in.skipVector();
            in.end();
            if (count != joiners) {
                throw Refusal.of(
                        422, "welcome.joiners", "The Welcome is for another number of devices than were added.");
            }
        } catch (MalformedException e) {
            throw malformed("The Welcome is none", e);
        }
    }

    /** Section 12.4.3: a GroupInfo of this group and epoch. It is not kept. */
    static void requireGroupInfo(byte[] bytes, String group, long epoch) {
        try {
            WireReader in = message(bytes, GROUP_INFO);
            int version = in.u16();
            requireSuite(in.u16());
            boolean same = Request.encode(in.vector()).equals(group) && in.u64() == epoch;
            if (version != MLS_1_0 || !same) {
                throw Refusal.of(422, "group-info", "The GroupInfo is of another group or epoch.");
            }
        } catch (MalformedException e) {
            throw malformed("The GroupInfo is none", e);
        }
    }

    /** Section 12.4.3.3: what the extension ratchet_tree holds, a vector and nothing else. */
    static void requireTree(byte[] bytes) {
        try {
            WireReader in = WireReader.of(bytes);
            in.skipVector();
            in.end();
        } catch (MalformedException e) {
            throw malformed("The tree is none", e);
        }
    }

    /** The tag that a franked message bears in what it authenticates. */
    static FrankTag tag(Private message) {
        try {
            return FrankTag.read(message.authenticated);
        } catch (MalformedException e) {
            throw malformed("The message bears no tag", e);
        }
    }

    static WireReader message(byte[] bytes, int format) throws MalformedException {
        WireReader in = WireReader.of(bytes);
        if (in.u16() != MLS_1_0 || in.u16() != format) {
            throw new MalformedException("it is of another version or wire format");
        }
        return in;
    }

    /** Section 17.1: the suites that this hub carries. */
    static void requireSuite(int suite) throws MalformedException {
        if (suite < 1 || suite > 3) {
            throw new MalformedException("its cipher suite is not 1, 2 or 3");
        }
    }

    static Refusal malformed(String what, MalformedException why) {
        return Refusal.of(422, "malformed", what + ": " + why.getMessage() + ".");
    }

    /** The public part of a PrivateMessage. */
    static final class Private {
        private final long epoch;
        private final byte[] authenticated;

        private Private(long epoch, byte[] authenticated) {
            this.epoch = epoch;
            this.authenticated = authenticated;
        }

        long epoch() {
            return epoch;
        }

        byte[] authenticated() {
            return Arrays.copyOf(authenticated, authenticated.length);
        }
    }
}
