import { own, same, type Bytes } from './bytes.ts';
import { identityOf, type Identity, type Vouching } from './identity.ts';
import { MAX_ADDED, MAX_HANDSHAKE, MAX_MESSAGE } from './limits.ts';
import {
  consumeRatchet,
  createApplicationMessage,
  createCommit,
  createGroup,
  decodeGroupState,
  encodeGroupState,
  encodeMlsMessage,
  encodeRatchetTree,
  leafToNodeIndex,
  toLeafIndex,
  type ClientState,
  type Proposal,
} from './mls.ts';
import { checkPackage, type Packaged } from './packages.ts';
import { demandNext, demandPath, demandRoster } from './changes.ts';
import { decode, encode } from './framing.ts';
import { processed, received, senderOf } from './receiving.ts';
import { Refusal, demand } from './refusal.ts';
import { config } from './setup.ts';
import { suite } from './suite.ts';
import { leavesOf } from './tree.ts';

/** A message that was opened: who sent it is proven by the leaf's signature. */
export interface Opened {
  readonly group: Group;
  readonly sender: Identity;
  readonly content: Bytes;
  readonly authenticated: Bytes;
}

/** A commit that was taken over. */
export interface Changed {
  readonly group: Group;
  readonly by: Identity;
  readonly added: Identity[];
  readonly removed: Identity[];
  /** Whether this device is out of the group now. */
  readonly out: boolean;
}

/** A commit of our own: `next` counts only once the hub has put it in order; until then `here` does. */
export interface Proposed {
  readonly commit: Bytes;
  readonly welcome: Bytes | undefined;
  readonly tree: Bytes;
  readonly here: Group;
  readonly next: Group;
}

/**
 * One MLS group as one device sees it; immutable, every step gives the next. A layer over ts-mls that takes less than it does:
 * private messages only, no proposals but Add and Remove inside a commit, no change of extensions, no joining from outside.
 *
 * <p>Refused things are a {@link Refusal}. Whoever calls must store the next state before anything made with it is sent.
 */
export class Group {
  private constructor(
    private readonly state: ClientState,
    private readonly vouches: Vouching,
  ) {}

  static of(state: ClientState, vouches: Vouching): Group {
    return new Group(state, vouches);
  }

  /** A group of one. */
  static async create(id: Uint8Array, mine: Packaged, vouches: Vouching): Promise<Group> {
    const made = await createGroup(own(id), mine.open, mine.secret, [], await suite(), config(vouches));
    return new Group(made, vouches);
  }

  /** What {@link encode} wrote; it must come from this device's own sealed store. */
  static decode(bytes: Uint8Array, vouches: Vouching): Group {
    const decoded = decodeGroupState(bytes, 0);
    if (decoded === undefined || decoded[1] !== bytes.length) throw new Error('a stored group cannot be read');
    return new Group({ ...decoded[0], clientConfig: config(vouches) }, vouches);
  }

  /** Holds secrets: to be sealed before it is stored. */
  encode(): Bytes {
    return own(encodeGroupState(this.state));
  }

  get id(): Bytes {
    return own(this.state.groupContext.groupId);
  }

  get epoch(): number {
    return Number(this.state.groupContext.epoch);
  }

  /** The tree for those who join, without blank nodes at its end. */
  get tree(): Bytes {
    return own(encodeRatchetTree(this.state.ratchetTree));
  }

  /** Equal on all devices of the group in this epoch. */
  get authenticator(): Bytes {
    return own(this.state.keySchedule.epochAuthenticator);
  }

  get place(): number {
    return this.state.privatePath.leafIndex;
  }

  /** The public key of this device's leaf, to which others encrypt. */
  get leafKey(): Bytes {
    return own(leavesOf(this.state.ratchetTree).get(this.place)!.hpkePublicKey);
  }

  /** Every device in the group, with its leaf. */
  members(): Map<number, Identity> {
    return new Map([...leavesOf(this.state.ratchetTree)].map(([index, leaf]) => [index, identityOf(leaf)]));
  }

  has(identity: Identity): boolean {
    return this.leafOf(identity) !== undefined;
  }

  private leafOf(identity: Identity): number | undefined {
    for (const [index, member] of this.members()) {
      if (member.uri === identity.uri && same(member.signatureKey, identity.signatureKey)) return index;
    }
    return undefined;
  }

  /** Encrypts `content`, with `authenticated` in clear and signed beside it. */
  async seal(content: Uint8Array, authenticated: Uint8Array): Promise<{ group: Group; message: Bytes }> {
    const made = await createApplicationMessage(this.state, own(content), await suite(), own(authenticated));
    const message = encode(made.privateMessage);
    demand(message.length <= MAX_MESSAGE, 'size', 'message');
    return { group: new Group(made.newState, this.vouches), message };
  }

  /** Opens a message of this epoch or the one before. */
  async open(bytes: Uint8Array): Promise<Opened> {
    const message = received(this.state, bytes, 'application', MAX_MESSAGE);
    const sender = await senderOf(this.state, message);
    const done = await processed(this.state, message, () => 'reject');
    if (done.kind !== 'applicationMessage') throw new Refusal('kind', 'not a message');
    return {
      group: new Group(done.newState, this.vouches),
      sender,
      content: own(done.message),
      authenticated: own(message.authenticatedData),
    };
  }

  /** The epoch that a commit or message was made in, as its frame says; nothing is checked. */
  static epochOf(bytes: Uint8Array): number {
    return Number(decode(bytes, MAX_HANDSHAKE).epoch);
  }

  /** Takes over somebody else's commit. */
  async apply(bytes: Uint8Array): Promise<Changed> {
    const message = received(this.state, bytes, 'commit', MAX_HANDSHAKE);
    demand(message.epoch === this.state.groupContext.epoch, 'epoch', 'commit of another epoch');
    demand(message.authenticatedData.length === 0, 'format', 'authenticated data of a commit');
    const by = await senderOf(this.state, message);
    const seen: { proposals?: Proposal[] } = {};
    const done = await processed(this.state, message, (incoming) => {
      if (incoming.kind !== 'commit' || incoming.senderLeafIndex === undefined) return 'reject';
      const proposals = incoming.proposals.map((p) => p.proposal);
      if (!proposals.every((p) => p.proposalType === 'add' || p.proposalType === 'remove')) return 'reject';
      seen.proposals = proposals;
      return 'accept';
    });
    if (done.kind !== 'newState') throw new Refusal('kind', 'not a commit');
    demand(done.actionTaken === 'accept' && seen.proposals !== undefined, 'proposal', 'neither Add nor Remove');
    return this.changed(done.newState, by, seen.proposals);
  }

  /** Adds devices: with a fresh key package each, vouched for by the log. */
  add(packages: Uint8Array[], now: number): Promise<Proposed> {
    demand(packages.length > 0 && packages.length <= MAX_ADDED, 'size', 'devices to add');
    return this.commit(async () => {
      const checked = await Promise.all(packages.map((bytes) => checkPackage(bytes, this.vouches, now)));
      return checked.map((keyPackage) => ({ proposalType: 'add' as const, add: { keyPackage } }));
    });
  }

  /** Removes devices, with a new path: they can read nothing after it. */
  remove(devices: Identity[]): Promise<Proposed> {
    return this.commit(async () =>
      devices.map((device) => {
        const removed = this.leafOf(device);
        demand(removed !== undefined && removed !== this.place, 'roster', 'device to remove');
        return { proposalType: 'remove' as const, remove: { removed } };
      }),
    );
  }

  /** Gives this device new keys: who had stolen the old ones reads nothing after it. */
  renew(): Promise<Proposed> {
    return this.commit(async () => []);
  }

  private async commit(proposals: () => Promise<Proposal[]>): Promise<Proposed> {
    const cs = await suite();
    const chosen = await proposals();
    const made = await createCommit({ state: this.state, cipherSuite: cs }, { extraProposals: chosen }).catch((cause) => {
      throw new Refusal('proposal', cause instanceof Error ? cause.constructor.name : 'unknown');
    });
    const added = chosen.filter((p) => p.proposalType === 'add').length;
    if (added === 0) demandPath(this.state, made.newState, this.place);
    demand((made.welcome !== undefined) === added > 0, 'proposal', 'welcome');
    const commit = own(encodeMlsMessage(made.commit));
    demand(commit.length <= MAX_HANDSHAKE, 'size', 'commit');
    // The key that this commit was encrypted with is spent, also if the hub refuses it.
    const spent = await consumeRatchet(this.state.secretTree, leafToNodeIndex(toLeafIndex(this.place)), 'commit', cs);
    return {
      commit,
      welcome:
        made.welcome &&
        own(encodeMlsMessage({ version: 'mls10', wireformat: 'mls_welcome', welcome: made.welcome })),
      tree: own(encodeRatchetTree(made.newState.ratchetTree)),
      here: new Group({ ...this.state, secretTree: spent.newTree }, this.vouches),
      next: new Group(made.newState, this.vouches),
    };
  }

  /** What a commit did, held against what it said it does. */
  private changed(next: ClientState, by: Identity, proposals: Proposal[]): Changed {
    const removed = proposals.flatMap((p) => (p.proposalType === 'remove' ? [p.remove.removed] : []));
    const added = proposals.flatMap((p) => (p.proposalType === 'add' ? [identityOf(p.add.keyPackage.leafNode)] : []));
    const members = this.members();
    const gone = removed.map((index) => {
      const member = members.get(index);
      demand(member !== undefined, 'roster', 'removed leaf');
      return member;
    });
    const out = next.groupActiveState.kind === 'removedFromGroup';
    demand(out === removed.includes(this.place), 'roster', 'own removal');
    if (!out) {
      const committer = this.leafOf(by);
      demand(committer !== undefined && !removed.includes(committer), 'sender', 'committer');
      demandNext(this.state, next);
      if (removed.length > 0 || proposals.length === 0) demandPath(this.state, next, committer);
      demandRoster(this.state, next, removed, added);
    }
    return { group: new Group(next, this.vouches), by, added, removed: gone, out };
  }
}
