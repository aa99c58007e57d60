package org.quietroom.encryption.mls.interop;

import com.google.crypto.tink.util.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One member of a group, whatever implementation it runs. What it refuses, it throws. */
interface Participant {
    /** Also the identity in its credential. */
    String name();

    /** A key package, by whose Welcome it can {@link #join}. */
    Bytes keyPackage() throws Exception;

    void create(Bytes groupId) throws Exception;

    void join(Bytes welcome, Bytes tree) throws Exception;

    /** Makes a commit and goes on with it at once. With neither adds nor removes it renews its own keys. */
    Handover commit(List<Bytes> keyPackages, List<Integer> leaves) throws Exception;

    /** Takes over somebody else's commit. */
    void receive(Bytes commit) throws Exception;

    Bytes encrypt(Bytes data, Bytes authenticatedData) throws Exception;

    Opened decrypt(Bytes message) throws Exception;

    Bytes export(String label, Bytes context, int length) throws Exception;

    Bytes authenticator() throws Exception;

    int leaf() throws Exception;

    /** Goes on from its stored form; false if it has none. */
    boolean reload() throws Exception;

    /**
     * A commit.
     *
     * @param welcome null if nobody was added
     * @param tree of the new epoch
     */
    record Handover(Bytes commit, @Nullable Bytes welcome, Bytes tree) {}

    /**
     * An opened message.
     *
     * @param authenticatedData null if the implementation does not tell
     * @param sender the identity, null if the implementation does not tell
     */
    record Opened(
            Bytes data,
            @Nullable Bytes authenticatedData,
            @Nullable String sender) {}
}
