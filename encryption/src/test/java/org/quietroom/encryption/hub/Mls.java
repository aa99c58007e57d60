package org.quietroom.encryption.hub;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.quietroom.encryption.franking.Content;
import org.quietroom.encryption.wire.WireWriter;

/** Messages with the public framing of RFC 9420; what would be encrypted is filling. */
final class Mls {
    static final String GROUP = Request.encode("a-group-id".getBytes(US_ASCII));
    static final byte[] TREE = new WireWriter().vector(new byte[200]).done();

    private Mls() {}

    static byte[] privateMessage(String group, long epoch, int type, byte[] authenticated, byte[] ciphertext) {
        return new WireWriter()
                .u16(1)
                .u16(2)
                .vector(java.util.Base64.getUrlDecoder().decode(group))
                .u64(epoch)
                .u8(type)
                .vector(authenticated)
                .vector(new byte[28])
                .vector(ciphertext)
                .done();
    }

    static byte[] commit(long epoch) {
        return privateMessage(GROUP, epoch, 3, new byte[0], new byte[300]);
    }

    static byte[] proposal(long epoch) {
        return privateMessage(GROUP, epoch, 2, new byte[0], new byte[120]);
    }

    static byte[] message(long epoch, Content content) {
        byte[] hidden = new byte[content.bytes().length + 16];
        Arrays.fill(hidden, (byte) 0x5A);
        return privateMessage(GROUP, epoch, 1, content.tag().authenticatedData(), hidden);
    }

    static byte[] welcome(int joiners) {
        WireWriter secrets = new WireWriter();
        for (int i = 0; i < joiners; i++) {
            secrets.vector(new byte[32]).vector(new byte[32]).vector(new byte[84]);
        }
        return new WireWriter()
                .u16(1)
                .u16(3)
                .u16(1)
                .vector(secrets.done())
                .vector(new byte[400])
                .done();
    }

    static byte[] groupInfo(String group, long epoch) {
        return new WireWriter()
                .u16(1)
                .u16(4)
                .u16(1)
                .u16(1)
                .vector(java.util.Base64.getUrlDecoder().decode(group))
                .u64(epoch)
                .bytes(new byte[100])
                .done();
    }

    static byte[] keyPackage(String member, byte[] signatureKey, long notBefore, long notAfter, int number) {
        WireWriter out = new WireWriter()
                .u16(1)
                .u16(5)
                .u16(1)
                .u16(1)
                .vector(new WireWriter().u64(number).bytes(new byte[24]).done())
                .vector(new byte[32])
                .vector(signatureKey)
                .u16(1)
                .vector(member.getBytes(UTF_8));
        for (int capability = 0; capability < 5; capability++) {
            out.vector(new byte[] {0, 1});
        }
        return out.u8(1)
                .u64(notBefore)
                .u64(notAfter)
                .vector(new byte[0])
                .vector(new byte[64])
                .vector(new byte[0])
                .vector(new byte[64])
                .done();
    }
}
