package org.quietroom.encryption.room;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.util.Bytes;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.quietroom.encryption.mls.Group;
import org.quietroom.encryption.mls.GroupSettings;
import org.quietroom.encryption.wire.MalformedException;
import org.quietroom.encryption.wire.WireReader;
import org.quietroom.encryption.wire.WireWriter;

/** Records under the caller's AEAD, each bound to its room, device and key, so that none passes for another. */
final class SealedRecords {
    private static final byte[] LABEL = "quietroom/sealed-room/v1\n".getBytes(US_ASCII);

    private final String scope;
    private final Aead aead;

    SealedRecords(String scope, Aead aead) {
        this.scope = scope;
        this.aead = aead;
    }

    Aead aead() {
        return aead;
    }

    private byte[] label(RoomStore.Key key) {
        return new WireWriter()
                .bytes(LABEL)
                .text(scope)
                .text(key.kind())
                .u64(key.number())
                .done();
    }

    Bytes seal(RoomStore.Key key, byte[] clear) {
        try {
            return Bytes.copyFrom(aead.encrypt(clear, label(key)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the caller's AEAD does not seal", e);
        } finally {
            Arrays.fill(clear, (byte) 0);
        }
    }

    byte[] open(RoomStore.Key key, Bytes sealed) {
        try {
            return aead.decrypt(sealed.toByteArray(), label(key));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "what this device keeps of the room does not open: it was changed, or the key is another one", e);
        }
    }

    byte[] group(Group group) {
        return new WireWriter()
                .vector(group.groupId().toByteArray())
                .vector(group.save(aead).toByteArray())
                .done();
    }

    Group group(byte[] stored, GroupSettings settings) throws MalformedException {
        WireReader in = WireReader.of(stored);
        Bytes id = Bytes.copyFrom(in.vector());
        Bytes sealed = Bytes.copyFrom(in.vector());
        in.end();
        return Group.restore(sealed, id, aead, settings);
    }

    static byte[] map(Map<String, String> map) {
        WireWriter out = new WireWriter().u32(map.size());
        map.forEach((key, value) -> out.text(key).text(value));
        return out.done();
    }

    static void readMap(Optional<byte[]> stored, Map<String, String> into) throws MalformedException {
        if (stored.isPresent()) {
            WireReader in = WireReader.of(stored.get());
            for (long left = in.u32(); left > 0; left--) {
                into.put(in.text(), in.text());
            }
            in.end();
        }
    }

    static byte[] list(Collection<Bytes> list) {
        WireWriter out = new WireWriter();
        list.forEach(each -> out.vector(each.toByteArray()));
        return out.done();
    }

    static void readList(Optional<byte[]> stored, Collection<Bytes> into) throws MalformedException {
        if (stored.isPresent()) {
            WireReader in = WireReader.of(stored.get());
            while (in.left() > 0) {
                into.add(Bytes.copyFrom(in.vector()));
            }
        }
    }
}
