package org.quietroom.encryption.mls;

import static org.quietroom.encryption.mls.failure.MlsException.require;
import static org.quietroom.encryption.mls.failure.Rejection.BRANCH_MISMATCH;
import static org.quietroom.encryption.mls.failure.Rejection.PSK_EPOCH;
import static org.quietroom.encryption.mls.failure.Rejection.REINIT_MISMATCH;

import com.google.crypto.tink.util.Bytes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;
import org.quietroom.encryption.mls.tree.RatchetTree;
import org.quietroom.encryption.mls.wire.Credential;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.GroupContext;
import org.quietroom.encryption.mls.wire.GroupInfo;
import org.quietroom.encryption.mls.wire.KeyPackage;
import org.quietroom.encryption.mls.wire.PreSharedKeyId;
import org.quietroom.encryption.mls.wire.Proposal;

/** A group that comes out of another: re-initialisation (section 11.2) and branching (section 11.3). */
final class Succession {
    private Succession() {}

    /** The first commit of the group that a re-initialised one goes on in. */
    static PendingCommit reinitialize(Group old, Client self, List<KeyPackage> others, GroupSettings settings) {
        Proposal.ReInit reInit =
                old.reInit().orElseThrow(() -> new IllegalStateException("no ReInit was committed in this group"));
        if (self.suite().id() != reInit.cipherSuite()) {
            throw new IllegalArgumentException("the new group has another cipher suite than this client");
        }
        return first(old, self, reInit.groupId(), reInit.extensions(), others, settings, PreSharedKeyId.Usage.REINIT);
    }

    /** The first commit of a group of some of the members. */
    static PendingCommit branch(
            Group old, Client self, Bytes groupId, List<KeyPackage> others, GroupSettings settings) {
        if (self.suite() != old.suite()) {
            throw new IllegalArgumentException("a branch has the cipher suite of its group");
        }
        return first(old, self, groupId, old.extensions(), others, settings, PreSharedKeyId.Usage.BRANCH);
    }

    private static PendingCommit first(
            Group old,
            Client self,
            Bytes groupId,
            Extensions extensions,
            List<KeyPackage> others,
            GroupSettings settings,
            PreSharedKeyId.Usage usage) {
        Group created = Group.create(self, groupId, extensions, settings);
        List<Proposal> proposals = new ArrayList<>();
        others.forEach(keyPackage -> proposals.add(new Proposal.Add(keyPackage)));
        proposals.add(
                new Proposal.PreSharedKey(PskLookup.resumption(created.suite(), usage, old.groupId(), old.epoch())));
        return MemberCommit.of(created.state(), CommitRequest.of(proposals), usage, old.state());
    }

    /** What one who joins by a Welcome checks if it names the resumption key of another group. */
    static void check(
            PreSharedKeyId.Resumption id,
            GroupInfo info,
            RatchetTree tree,
            @Nullable Group origin,
            GroupSettings settings) {
        boolean reInit = id.usage() == PreSharedKeyId.Usage.REINIT;
        Rejection mismatch = reInit ? REINIT_MISMATCH : BRANCH_MISMATCH;
        if (origin == null) {
            throw new MlsException(mismatch, "the group it comes from was not named");
        }
        GroupContext context = info.groupContext();
        require(id.groupId().equals(origin.groupId()) && context.epoch() == 1, PSK_EPOCH);
        if (reInit) {
            require(id.epoch() == origin.epoch(), PSK_EPOCH);
            Proposal.ReInit announced = origin.reInit().orElseThrow(() -> new MlsException(mismatch));
            require(
                    context.groupId().equals(announced.groupId())
                            && context.cipherSuite() == announced.cipherSuite()
                            && context.extensions().equals(announced.extensions())
                            && within(origin.members(), Roster.members(tree), settings.authentication()),
                    mismatch);
        } else {
            require(
                    context.cipherSuite() == origin.suite().id()
                            && within(Roster.members(tree), origin.members(), settings.authentication()),
                    mismatch);
        }
    }

    /** Whether everybody in one group is in the other too. */
    private static boolean within(List<Member> some, List<Member> all, AuthenticationService authentication) {
        return some.stream()
                .allMatch(member -> all.stream().anyMatch(other -> {
                    Credential one = member.credential();
                    return one.equals(other.credential()) || authentication.mayFollow(one, other.credential());
                }));
    }
}
