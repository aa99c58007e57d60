package org.quietroom.encryption.mls;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.wire.PreSharedKeyId;
import org.quietroom.encryption.mls.wire.Proposal;

/**
 * What a commit changes.
 *
 * @param committer who made it; in an external commit the one who joins by it, with the leaf it gets
 * @param external whether the committer joins by it
 * @param added with the leaves they get, the external joiner not among them
 * @param removed with the leaves they had
 * @param updated those who changed their own leaf, as they are now; the committer if the commit has a path
 * @param extensions whether the group's extensions are replaced
 * @param psks the pre-shared keys it brings in
 * @param reInit the re-initialisation it announces, null if none
 */
public record Changes(
        Member committer,
        boolean external,
        List<Member> added,
        List<Member> removed,
        List<Member> updated,
        boolean extensions,
        List<PreSharedKeyId> psks,
        Proposal.@Nullable ReInit reInit) {
    public Changes {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        updated = List.copyOf(updated);
        psks = List.copyOf(psks);
    }
}
