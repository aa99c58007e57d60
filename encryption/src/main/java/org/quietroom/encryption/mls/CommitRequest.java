package org.quietroom.encryption.mls;

import com.google.crypto.tink.util.Bytes;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.wire.KeyPackage;
import org.quietroom.encryption.mls.wire.Proposal;

/**
 * What a commit shall do. Immutable.
 *
 * @param proposals of the committer's own, in the commit by value
 * @param received whether the proposals that were received are in it too, as far as they fit together
 * @param withPath whether the committer's keys are renewed even if section 12.4 does not demand it
 * @param treeInWelcome whether the Welcome carries the ratchet tree
 * @param renewed the committer from now on, with a new credential or signature key; null if it stays as it is
 * @param authenticatedData goes with the commit, signed and readable for all
 */
public record CommitRequest(
        List<Proposal> proposals,
        boolean received,
        boolean withPath,
        boolean treeInWelcome,
        @Nullable Client renewed,
        Bytes authenticatedData) {
    private static final Bytes NOTHING = Bytes.copyFrom(new byte[0]);

    public CommitRequest {
        proposals = List.copyOf(proposals);
    }

    /** The proposals that were received; new keys for the committer if there are none, or if they demand it. */
    public static CommitRequest ofReceived() {
        return of(List.of());
    }

    public static CommitRequest of(List<? extends Proposal> proposals) {
        return new CommitRequest(List.copyOf(proposals), true, false, true, null, NOTHING);
    }

    /** Adds clients. */
    public static CommitRequest add(KeyPackage... keyPackages) {
        return of(Stream.of(keyPackages).map(Proposal.Add::new).toList());
    }

    /** Removes members, who can read nothing from then on. */
    public static CommitRequest remove(int... leaves) {
        return of(Arrays.stream(leaves).mapToObj(Proposal.Remove::new).toList());
    }

    /** New keys for the committer. */
    public static CommitRequest update() {
        return ofReceived().renewingKeys();
    }

    /** The same, but of the proposals that were received none. */
    public CommitRequest withoutReceived() {
        return new CommitRequest(proposals, false, withPath, treeInWelcome, renewed, authenticatedData);
    }

    /** The same with new keys for the committer in any case. */
    public CommitRequest renewingKeys() {
        return new CommitRequest(proposals, received, true, treeInWelcome, renewed, authenticatedData);
    }

    /** The same with another identity or signature key for the committer. */
    public CommitRequest becoming(Client client) {
        return new CommitRequest(proposals, received, true, treeInWelcome, client, authenticatedData);
    }

    /** The same with the ratchet tree left out of the Welcome: it has to reach the new members by another way. */
    public CommitRequest withoutTree() {
        return new CommitRequest(proposals, received, withPath, false, renewed, authenticatedData);
    }

    public CommitRequest withAuthenticatedData(Bytes data) {
        return new CommitRequest(proposals, received, withPath, treeInWelcome, renewed, data);
    }
}
