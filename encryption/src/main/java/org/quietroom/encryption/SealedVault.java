package org.quietroom.encryption;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.primitives.Ints;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.quietroom.core.message.PseudonymId;
import org.quietroom.core.port.MemberVault;
import org.quietroom.core.port.UnavailableException;

/**
 * A {@link MemberVault} over the ring's evidence keys. The label is associated data after a name of this use, so neither
 * another row nor another use of the key can pass off its bytes here. What is about a member is sealed twice: inside with the
 * member's own key, outside as everything else, so that keys can be rotated without asking whom a row is about.
 *
 * <p>Limit: the length of what is sealed shows, to the byte; and a store that is put back as a whole to an earlier state
 * opens as it did then, but for members who were forgotten.
 */
public final class SealedVault implements MemberVault {
    /** How many bytes at the beginning of everything sealed name the key. */
    public static final int PREFIX_BYTES = 5;

    private static final String NAMESPACE = "quietroom/evidence/v1\n";
    private static final byte TINK = 1;
    /** Begins what is about a member; no text and no JSON in UTF-8 begins so. */
    private static final byte[] ABOUT = {(byte) 0xFF, 1};

    private static final int ID_BYTES = 16;

    private final Supplier<Keysets> keys;
    private final Runnable refresh;
    private final MemberKeys members;

    SealedVault(Supplier<Keysets> keys, Runnable refresh, MemberKeys members) {
        this.keys = keys;
        this.refresh = refresh;
        this.members = members;
    }

    @Override
    public byte[] seal(String label, byte[] plain) {
        try {
            return keys.get().evidence().encrypt(plain, associatedData(label));
        } catch (GeneralSecurityException e) {
            throw new UnavailableException("evidence cannot be sealed: run doctor and look at the keyset file", e);
        }
    }

    @Override
    public byte[] seal(String label, PseudonymId about, byte[] plain) {
        byte[] inner = members.seal(about, plain, associatedData(label), this);
        return seal(
                label,
                ByteBuffer.allocate(ABOUT.length + ID_BYTES + inner.length)
                        .put(ABOUT)
                        .put(HexFormat.of().parseHex(about.value()))
                        .put(inner)
                        .array());
    }

    @Override
    public byte[] open(String label, byte[] sealed) {
        byte[] opened = outer(label, sealed);
        if (opened.length < ABOUT.length + ID_BYTES
                || !Arrays.equals(opened, 0, ABOUT.length, ABOUT, 0, ABOUT.length)) {
            return opened;
        }
        int at = ABOUT.length + ID_BYTES;
        PseudonymId member = new PseudonymId(HexFormat.of().formatHex(opened, ABOUT.length, at));
        return members.open(member, Arrays.copyOfRange(opened, at, opened.length), associatedData(label), this);
    }

    @Override
    public void forget(PseudonymId member) {
        members.forget(member);
    }

    /** The same content, sealed with the primary key; whether it can be opened inside is not asked. */
    public byte[] reseal(String label, byte[] sealed) {
        return seal(label, outer(label, sealed));
    }

    /** The keys of single members. */
    public MemberKeys members() {
        return members;
    }

    /** The key that new seals are made with, as an unsigned 32-bit number. */
    public long primaryKey() {
        return keys.get().primary(Purpose.EVIDENCE);
    }

    /** Every key that opens, as unsigned 32-bit numbers. */
    public Set<Long> keyIds() {
        return keys.get().ids(Purpose.EVIDENCE);
    }

    /** What everything begins with that is sealed by the primary key now. */
    public byte[] primaryPrefix() {
        return ByteBuffer.allocate(PREFIX_BYTES)
                .put(TINK)
                .putInt((int) primaryKey())
                .array();
    }

    /** The key that bytes say they were sealed with; empty if these bytes were never sealed here. */
    public static OptionalLong keyOf(byte[] sealed) {
        return sealed.length >= PREFIX_BYTES && sealed[0] == TINK
                ? OptionalLong.of(Integer.toUnsignedLong(Ints.fromBytes(sealed[1], sealed[2], sealed[3], sealed[4])))
                : OptionalLong.empty();
    }

    private byte[] outer(String label, byte[] sealed) {
        OptionalLong key = keyOf(sealed);
        if (key.isPresent() && !keyIds().contains(key.getAsLong())) {
            // Another process may have rotated the keys a moment ago.
            refresh.run();
        }
        try {
            return keys.get().evidence().decrypt(sealed, associatedData(label));
        } catch (GeneralSecurityException e) {
            throw new UnavailableException(
                    "sealed bytes do not open: they were changed, moved from another row or sealed with keys that this"
                            + " keyset file lacks. Restore store and keyset file from the same backup",
                    e);
        }
    }

    /** @throws IllegalArgumentException if the label is blank or not well-formed text, which would not encode one to one */
    private static byte[] associatedData(String label) {
        if (label.isBlank()) {
            throw new IllegalArgumentException("a label names the row that the bytes belong to");
        }
        try {
            ByteBuffer encoded = UTF_8.newEncoder().encode(CharBuffer.wrap(NAMESPACE + label));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a label is well-formed text", e);
        }
    }
}
