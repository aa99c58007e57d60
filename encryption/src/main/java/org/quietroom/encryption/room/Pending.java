package org.quietroom.encryption.room;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.quietroom.encryption.mls.Group;
import org.quietroom.encryption.mls.PendingCommit;
import org.quietroom.encryption.wire.MalformedException;
import org.quietroom.encryption.wire.WireReader;
import org.quietroom.encryption.wire.WireWriter;

/**
 * A commit of this device that was stored and has not come back.
 *
 * @param epoch that it was made in
 * @param added names of devices, as the hub has to know
 * @param removed likewise
 */
record Pending(PendingCommit commit, long epoch, List<String> added, List<String> removed) {
    Pending {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
    }

    /** Whether it has a path, section 12.4: only one that does nothing but add goes without. */
    boolean renewsKeys() {
        return added.isEmpty();
    }

    byte[] stored(Aead aead) {
        WireWriter out = new WireWriter()
                .u64(epoch)
                .vector(commit.save(aead).toByteArray())
                .u16(added.size());
        added.forEach(out::text);
        out.u16(removed.size());
        removed.forEach(out::text);
        return out.done();
    }

    static Pending restored(byte[] stored, Group current, Aead aead) throws MalformedException {
        WireReader in = WireReader.of(stored);
        long epoch = in.u64();
        PendingCommit commit = PendingCommit.restore(Bytes.copyFrom(in.vector()), current, aead);
        Pending pending = new Pending(commit, epoch, texts(in), texts(in));
        in.end();
        return pending;
    }

    private static List<String> texts(WireReader in) throws MalformedException {
        int count = in.u16();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(in.text());
        }
        return texts;
    }
}
