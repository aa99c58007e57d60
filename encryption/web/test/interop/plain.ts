import { p256 } from '@noble/curves/nist.js';
import { base64, own, random, text, utf8, type Bytes } from '../../src/bytes.ts';
import {
  createApplicationMessage,
  createCommit,
  createGroup,
  decodeGroupState,
  decodeRatchetTree,
  decryptSenderData,
  encodeGroupState,
  encodeRatchetTree,
  generateKeyPackageWithKey,
  getCiphersuiteFromName,
  getCiphersuiteImpl,
  processPrivateMessage,
  type CiphersuiteImpl,
  type ClientState,
  type PrivateKeyPackage,
  type PrivateMessage,
  type Proposal,
} from '../../src/mls.ts';
import { leavesOf } from '../../src/tree.ts';
import {
  branchGroup,
  createProposal,
  decodeKeyPackage,
  decodeMlsMessage,
  defaultClientConfig,
  encodeKeyPackage,
  encodeMlsMessage,
  joinGroup,
  makePskIndex,
  mlsExporter,
  processPublicMessage,
  reinitCreateNewGroup,
  type CiphersuiteName,
  type CreateCommitResult,
  type KeyPackage,
  type MLSMessage,
  type PskIndex,
} from './library.ts';
import type { Change, Made, Member, Opened } from './member.ts';

const SUITES: Record<number, CiphersuiteName> = {
  1: 'MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519',
  2: 'MLS_128_DHKEMP256_AES128GCM_SHA256_P256',
  3: 'MLS_128_DHKEMX25519_CHACHA20POLY1305_SHA256_Ed25519',
};

/** ts-mls as it is, with every credential accepted: what the library can do, and what it gets wrong. */
export class PlainMember implements Member {
  private mine: { open: KeyPackage; secret: PrivateKeyPackage } | undefined;
  private state: ClientState | undefined;
  private readonly psks: Record<string, Uint8Array> = {};
  private readonly suite: Promise<CiphersuiteImpl>;

  constructor(
    private readonly name: string,
    suite: number,
    /** Whether commits and proposals are public messages. */
    private readonly open: boolean,
  ) {
    this.suite = getCiphersuiteImpl(getCiphersuiteFromName(SUITES[suite]!));
  }

  private get here(): ClientState {
    if (this.state === undefined) throw new Error('in no group');
    return this.state;
  }

  private get pskIndex(): PskIndex {
    return makePskIndex(this.state, this.psks);
  }

  async keyPackage(): Promise<Bytes> {
    const cs = await this.suite;
    const now = BigInt(Math.floor(Date.now() / 1000));
    const made = await generateKeyPackageWithKey(
      { credentialType: 'basic', identity: utf8(this.name) },
      { versions: ['mls10'], ciphersuites: [cs.name], extensions: [], proposals: [], credentials: ['basic', 'x509'] },
      { notBefore: now - 3600n, notAfter: now + 86_400n },
      [],
      await this.signatureKeys(cs),
      cs,
    );
    this.mine = { open: made.publicPackage, secret: made.privatePackage };
    return own(encodeKeyPackage(made.publicPackage));
  }

  /** Its own keys of P-256 are points compressed, which RFC 9420 section 5.1.1 does not know. */
  private async signatureKeys(cs: CiphersuiteImpl) {
    const { signKey, publicKey } = await cs.signature.keygen();
    return { signKey, publicKey: publicKey.length === 33 ? p256.getPublicKey(signKey, false) : publicKey };
  }

  async create(group: Bytes): Promise<void> {
    await this.keyPackage();
    const { open, secret } = this.mine!;
    this.state = await createGroup(group, open, secret, [], await this.suite, defaultClientConfig);
  }

  join(welcome: Bytes, tree: Bytes): Promise<void> {
    return this.follow(welcome, tree, undefined);
  }

  /** Joins the group that follows `before`, or branches from it. */
  async follow(welcome: Bytes, tree: Bytes, before: PlainMember | undefined): Promise<void> {
    const message = read(welcome);
    if (message.wireformat !== 'mls_welcome') throw new Error('not a welcome');
    const { open, secret } = this.mine!;
    const apart = tree.length > 0 ? decodeRatchetTree(tree, 0)![0] : undefined;
    const keys = before === undefined ? this.pskIndex : before.pskIndex;
    this.state = await joinGroup(message.welcome, open, secret, keys, await this.suite, apart, before?.state);
  }

  commit(change: Change): Promise<Made> {
    return this.committed([
      ...change.remove.map((removed) => ({ proposalType: 'remove' as const, remove: { removed } })),
      ...change.add.map((bytes) => ({
        proposalType: 'add' as const,
        add: { keyPackage: readPackage(bytes) },
      })),
    ]);
  }

  /** Together with the proposals that were received. */
  private async committed(extraProposals: Proposal[]): Promise<Made> {
    return this.entered(
      await createCommit(
        { state: this.here, cipherSuite: await this.suite, pskIndex: this.pskIndex },
        { extraProposals, wireAsPublicMessage: this.open },
      ),
    );
  }

  /** Makes the group that follows `before`, which a ReInit ended. */
  async reinitialize(before: PlainMember, packages: Bytes[], group: Bytes): Promise<Made> {
    await this.keyPackage();
    const { open, secret } = this.mine!;
    const { name } = await this.suite;
    return this.entered(
      await reinitCreateNewGroup(before.here, open, secret, packages.map(readPackage), group, name, []),
    );
  }

  /** Makes a group of some members of `before`. */
  async branch(before: PlainMember, packages: Bytes[], group: Bytes): Promise<Made> {
    await this.keyPackage();
    const { open, secret } = this.mine!;
    const cs = await this.suite;
    return this.entered(await branchGroup(before.here, open, secret, packages.map(readPackage), group, cs));
  }

  private entered(made: CreateCommitResult): Made {
    this.state = made.newState;
    return {
      commit: own(encodeMlsMessage(made.commit)),
      tree: own(encodeRatchetTree(made.newState.ratchetTree)),
      ...(made.welcome && {
        welcome: own(encodeMlsMessage({ version: 'mls10', wireformat: 'mls_welcome', welcome: made.welcome })),
      }),
    };
  }

  /** An external key, known from now on. */
  know(id: Bytes, key: Bytes): void {
    this.psks[btoa(String.fromCharCode(...id))] = key;
  }

  commitPsk(pskId: Bytes): Promise<Made> {
    const preSharedKeyId = { psktype: 'external' as const, pskId, pskNonce: random(32) };
    return this.committed([{ proposalType: 'psk', psk: { preSharedKeyId } }]);
  }

  commitReInit(groupId: Bytes): Promise<Made> {
    const cipherSuite = this.here.groupContext.cipherSuite;
    return this.committed([
      { proposalType: 'reinit', reinit: { groupId, version: 'mls10', cipherSuite, extensions: [] } },
    ]);
  }

  proposeRemove(removed: number): Promise<Bytes> {
    return this.proposed({ proposalType: 'remove', remove: { removed } });
  }

  proposeAdd(bytes: Bytes): Promise<Bytes> {
    return this.proposed({ proposalType: 'add', add: { keyPackage: readPackage(bytes) } });
  }

  private async proposed(proposal: Proposal): Promise<Bytes> {
    const made = await createProposal(this.here, this.open, proposal, await this.suite);
    this.state = made.newState;
    return own(encodeMlsMessage(made.message));
  }

  /** A commit or a proposal. */
  async receive(handshake: Bytes): Promise<void> {
    const message = read(handshake);
    const cs = await this.suite;
    if (message.wireformat === 'mls_public_message') {
      const done = await processPublicMessage(this.here, message.publicMessage, this.pskIndex, cs);
      this.state = done.newState;
    } else {
      const done = await processPrivateMessage(this.here, privately(message), this.pskIndex, cs);
      if (done.kind !== 'newState') throw new Error('not a handshake');
      this.state = done.newState;
    }
  }

  async encrypt(data: Bytes, authenticated: Bytes): Promise<Bytes> {
    const made = await createApplicationMessage(this.here, data, await this.suite, authenticated);
    this.state = made.newState;
    return own(
      encodeMlsMessage({ version: 'mls10', wireformat: 'mls_private_message', privateMessage: made.privateMessage }),
    );
  }

  async decrypt(bytes: Bytes): Promise<Opened> {
    const cs = await this.suite;
    const message = privately(read(bytes));
    const before = this.here;
    const done = await processPrivateMessage(before, message, this.pskIndex, cs);
    if (done.kind !== 'applicationMessage') throw new Error('not a message');
    this.state = done.newState;
    const from = await decryptSenderData(message, before.keySchedule.senderDataSecret, cs);
    const leaf = leavesOf(before.ratchetTree).get(from!.leafIndex)!;
    return {
      data: own(done.message),
      authenticated: own(message.authenticatedData),
      sender: text((leaf.credential as { identity: Uint8Array }).identity),
    };
  }

  async exported(label: string, context: Bytes, length: number): Promise<Bytes> {
    const secret = this.here.keySchedule.exporterSecret;
    return own(await mlsExporter(secret, label, context, length, await this.suite));
  }

  reload(): void {
    const encoded = encodeGroupState(this.here);
    const decoded = decodeGroupState(encoded, 0);
    if (decoded === undefined || decoded[1] !== encoded.length) throw new Error('a stored state cannot be read');
    this.state = { ...decoded[0], clientConfig: this.here.clientConfig };
    if (base64(encodeGroupState(this.state)) !== base64(encoded)) throw new Error('came back as another');
  }

  authenticator(): Bytes {
    return own(this.here.keySchedule.epochAuthenticator);
  }

  leaf(): number {
    return this.here.privatePath.leafIndex;
  }
}

const readPackage = (bytes: Bytes): KeyPackage => decodeKeyPackage(bytes, 0)![0];

function read(bytes: Bytes): MLSMessage {
  const decoded = decodeMlsMessage(bytes, 0);
  if (decoded === undefined || decoded[1] !== bytes.length) throw new Error('not an MLS message');
  return decoded[0];
}

function privately(message: MLSMessage): PrivateMessage {
  if (message.wireformat !== 'mls_private_message') throw new Error('not a private message');
  return message.privateMessage;
}
