package org.quietroom.encryption.mls;

import static org.quietroom.encryption.mls.failure.MlsException.require;
import static org.quietroom.encryption.mls.failure.Rejection.COMMIT_NOT_ALLOWED;

import org.jspecify.annotations.Nullable;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.tree.PrivateTree;
import org.quietroom.encryption.mls.tree.TreeRules;
import org.quietroom.encryption.mls.wire.GroupInfo;
import org.quietroom.encryption.mls.wire.PreSharedKeyId;
import org.quietroom.encryption.mls.wire.Sender;
import org.quietroom.encryption.mls.wire.Welcome;
import org.quietroom.encryption.mls.wire.WireFormat;

/** A member's commit, section 12.4.1. */
final class MemberCommit {
    private MemberCommit() {}

    /**
     * @param usage that resumption keys in it must have
     * @param resumable the group whose resumption keys it may use
     */
    static PendingCommit of(State state, CommitRequest request, PreSharedKeyId.Usage usage, State resumable) {
        int leaf = state.leaf();
        ProposalStore received = request.received() ? state.proposals : ProposalStore.EMPTY;
        ProposalList proposals =
                ProposalChoice.of(leaf, request.proposals(), received, list -> checked(state, list, usage));
        Applied applied = checked(state, proposals, usage);
        Client client = request.renewed() == null ? state.client() : request.renewed();
        WireFormat format = state.settings.handshakes() == GroupSettings.Handshakes.PUBLIC
                ? WireFormat.PUBLIC_MESSAGE
                : WireFormat.PRIVATE_MESSAGE;
        Secret pskSecret = new PskLookup(state.settings.preSharedKeys(), resumable).secret(state.suite(), applied.psks);
        Committing.Made made = new Committing(
                        state.epoch.context,
                        state.epoch.interimTranscriptHash,
                        proposals,
                        applied,
                        new Sender.Member(leaf),
                        leaf)
                .make(
                        state.own.signature,
                        client,
                        request.withPath(),
                        format,
                        request.authenticatedData(),
                        state.epoch.secrets.init(),
                        pskSecret,
                        state.settings.window());
        Member self = Member.of(leaf, made.step.epoch.tree.leaf(leaf).orElseThrow());
        Changes changes = applied.changes(self, false, made.path != null);
        require(state.settings.rules().allow(changes), COMMIT_NOT_ALLOWED);

        PrivateTree tree = made.path == null ? state.own.tree.matching(made.step.epoch.tree) : made.path.privateTree();
        State.Own own = new State.Own(made.path == null ? state.own.signature : client.keys(), tree, applied.reInit);
        Welcome welcome = welcome(applied, made, own, request.treeInWelcome(), pskSecret);
        pskSecret.destroy();
        made.step.joinerSecret.destroy();
        if (made.path != null) {
            made.path.destroySecrets();
        }
        Framing.Framed framed = Framing.protect(state, made.commit, 0);
        return new PendingCommit(new Group(framed.after), framed.message, welcome, changes, made.step.epoch, own);
    }

    /** The proposals applied, if they are valid as a list and the members then fit together. */
    private static Applied checked(State state, ProposalList proposals, PreSharedKeyId.Usage usage) {
        proposals.checkByMember(state.leaf());
        Applied applied = Applied.of(
                proposals,
                state.epoch.tree,
                state.epoch.groupId(),
                state.epoch.context.extensions(),
                state.settings,
                usage);
        TreeRules.checkMembersFit(applied.tree, applied.extensions);
        return applied;
    }

    private static @Nullable Welcome welcome(
            Applied applied, Committing.Made made, State.Own own, boolean withTree, Secret pskSecret) {
        if (applied.added.isEmpty()) {
            return null;
        }
        Epoch epoch = made.step.epoch;
        GroupInfo info = GroupInfos.of(epoch, own.signature, own.tree.leaf(), withTree, false);
        return Welcomes.of(
                info, epoch.suite(), made.step.joinerSecret, pskSecret, applied.psks, applied.added, made.path);
    }
}
