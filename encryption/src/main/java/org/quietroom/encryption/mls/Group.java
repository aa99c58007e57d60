package org.quietroom.encryption.mls;

import static java.util.Objects.requireNonNull;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.util.Bytes;
import java.util.List;
import java.util.Optional;
import org.quietroom.encryption.mls.crypto.CipherSuite;
import org.quietroom.encryption.mls.crypto.Secret;
import org.quietroom.encryption.mls.failure.MlsException;
import org.quietroom.encryption.mls.failure.Rejection;
import org.quietroom.encryption.mls.wire.Extensions;
import org.quietroom.encryption.mls.wire.KeyPackage;
import org.quietroom.encryption.mls.wire.PreSharedKeyId;
import org.quietroom.encryption.mls.wire.Proposal;

/**
 * A group as one member sees it, RFC 9420: the state of one moment. Every step gives the next state, to be stored before its
 * message is sent or shown. A step either succeeds as a whole or throws {@link MlsException} and changes nothing.
 *
 * <p>No state changes what it says. But the secrets that a step consumed are overwritten at once (section 9.2), in the state it
 * started from as well: that state is then spent, and what would need them again throws {@link IllegalStateException}. So no key
 * is used twice, and whoever holds an old state in memory can open nothing with it that was opened before.
 *
 * <p>Safe for many threads; steps of one group are taken one after the other, groups have nothing in common.
 */
public final class Group {
    private final State state;

    Group(State state) {
        this.state = state;
    }

    /**
     * A new group of one, section 11.
     *
     * @param groupId unlike any other: random, or a name that only one group can have
     * @param extensions of the group context
     * @throws MlsException if the creator's own leaf or the extensions break a rule
     */
    public static Group create(Client creator, Bytes groupId, Extensions extensions, GroupSettings settings) {
        return Creation.of(creator, groupId, extensions, settings);
    }

    State state() {
        return state;
    }

    public Bytes groupId() {
        return state.epoch.groupId();
    }

    /** An unsigned number of 64 bits. */
    public long epoch() {
        return state.epoch.number();
    }

    public CipherSuite suite() {
        return state.suite();
    }

    /** Of the group context. */
    public Extensions extensions() {
        return state.epoch.context.extensions();
    }

    /** This member itself. */
    public Member self() {
        return Member.of(state.leaf(), state.ownLeaf());
    }

    /** From left to right in the tree. */
    public List<Member> members() {
        return Roster.members(state.epoch.tree);
    }

    public Optional<Member> member(int leaf) {
        return Roster.of(state.epoch.tree).member(leaf);
    }

    /** The proposals that wait for a commit. While there are any, no application data may be sent (section 12.4). */
    public List<Proposal> pendingProposals() {
        return state.proposals.all().stream().map(each -> each.proposal).toList();
    }

    /** The re-initialisation that ended the group; empty while it lives. */
    public Optional<Proposal.ReInit> reInit() {
        return Optional.ofNullable(state.own.reInit);
    }

    /** The same at all members who agree on everything, section 8.7. */
    public Bytes epochAuthenticator() {
        return state.epoch.secrets.epochAuthenticator().reveal();
    }

    /**
     * A secret that all members of the epoch can derive, section 8.5.
     *
     * @param length bytes, 0 to 8,160
     */
    public Secret export(String label, Bytes context, int length) {
        return state.epoch.secrets.export(label, context, length);
    }

    /** The resumption key of an epoch, section 8.6; empty if it is no longer kept. The caller owns the copy. */
    public Optional<Secret> resumptionKey(long epoch) {
        Optional<Secret> key =
                epoch == epoch() ? Optional.of(state.epoch.secrets.resumptionPsk()) : state.past.resumptionKey(epoch);
        return key.map(kept -> Secret.copyOf(kept.reveal()));
    }

    /** The ratchet tree, for those who join (section 12.4.3.3). */
    public Bytes ratchetTree() {
        return state.epoch.tree.encoded();
    }

    /**
     * A group info of this epoch, an {@code MLSMessage}; section 12.4.3.
     *
     * @param withTree whether the ratchet tree is in it
     * @param forExternalJoins whether anybody who gets it can join by an external commit
     */
    public Bytes groupInfo(boolean withTree, boolean forExternalJoins) {
        return GroupInfos.of(state.epoch, state.own.signature, state.leaf(), withTree, forExternalJoins)
                .message();
    }

    /**
     * Encrypts application data, section 15.
     *
     * @param authenticatedData signed and bound to the data, but readable for all
     * @throws IllegalStateException if proposals wait for a commit, the group was re-initialised, or this state was used before
     */
    public Sent encrypt(Bytes data, Bytes authenticatedData) {
        return Sending.data(state, data, authenticatedData);
    }

    /**
     * Sends a proposal, section 12.1. For an Update take {@link #proposeUpdate}.
     *
     * @throws MlsException if it breaks a rule
     */
    public Sent propose(Proposal proposal, Bytes authenticatedData) {
        return Sending.proposal(state, proposal, authenticatedData);
    }

    /**
     * Proposes new keys for this member, section 12.1.2.
     *
     * @param client this member from then on
     */
    public Sent proposeUpdate(Client client, Bytes authenticatedData) {
        return Sending.update(state, client, authenticatedData);
    }

    /** This member as it is, to {@linkplain #proposeUpdate propose} nothing but a new encryption key. */
    public Client client() {
        return state.client();
    }

    /** A proposal to bring in an external key that all members hold, section 12.1.4. */
    public Proposal externalKey(Bytes id) {
        return new Proposal.PreSharedKey(new PreSharedKeyId.External(
                id, suite().random(suite().hashLength()).reveal()));
    }

    /** A proposal to bring in the resumption key of an epoch, section 8.6. */
    public Proposal resumption(long epoch) {
        return new Proposal.PreSharedKey(
                PskLookup.resumption(suite(), PreSharedKeyId.Usage.APPLICATION, groupId(), epoch));
    }

    /**
     * Makes a commit, section 12.4.1. Nothing of this state changes but the key the commit travels under.
     *
     * @throws MlsException if what is asked for breaks a rule
     */
    public PendingCommit commit(CommitRequest request) {
        state.requireAlive();
        return MemberCommit.of(state, request, PreSharedKeyId.Usage.APPLICATION, state);
    }

    /**
     * Enters the epoch of a commit of one's own that was accepted.
     *
     * @throws IllegalArgumentException if it is not a commit of this epoch
     */
    public Group accept(PendingCommit commit) {
        if (!groupId().equals(commit.epoch().groupId()) || commit.epoch().number() != epoch() + 1) {
            throw new IllegalArgumentException("the commit was not made in this epoch of this group");
        }
        return new Group(state.enter(commit.epoch(), commit.own()));
    }

    /**
     * Makes the group that this one, which a ReInit ended, goes on in, and the commit that adds the others; section 11.2. They
     * join with {@link Joining#from}.
     *
     * @param self this member in the new group, with its cipher suite
     * @param others key packages of all other members
     */
    public PendingCommit reinitialize(Client self, List<KeyPackage> others, GroupSettings settings) {
        return Succession.reinitialize(this, self, others, settings);
    }

    /**
     * Makes a group of some of the members, and the commit that adds them; section 11.3. They join with {@link Joining#from}.
     *
     * @param self this member in the new group
     */
    public PendingCommit branch(Client self, Bytes newGroupId, List<KeyPackage> others, GroupSettings settings) {
        return Succession.branch(this, self, newGroupId, others, settings);
    }

    /**
     * Opens and checks a message of the group.
     *
     * @param message an {@code MLSMessage}
     * @throws MlsException if it is refused; {@link Rejection#tryLater} tells whether it may come too early
     */
    public Received receive(Bytes message) {
        return new Receiving(state).receive(requireNonNull(message, "message"));
    }

    /** The stored form, sealed with the caller's key under the group's id. */
    public Bytes save(Aead aead) {
        return StoredGroup.save(this, aead);
    }

    /**
     * The group of a stored form. An older form than the newest would use keys again: keep the newest alone.
     *
     * @throws MlsException STORED_FORM if it does not open, is of another group or of an unknown version
     */
    public static Group restore(Bytes sealed, Bytes groupId, Aead aead, GroupSettings settings) {
        return StoredGroup.restore(sealed, groupId, aead, settings);
    }

    /** Overwrites all secrets of the group but the signature key: after leaving it, or having been removed. */
    public void destroy() {
        state.destroy();
    }

    /** Epoch and size; no content. */
    @Override
    public String toString() {
        return "Group[epoch " + Long.toUnsignedString(epoch()) + ", " + state.epoch.tree.members() + " members]";
    }
}
