import { own, same } from './bytes.ts';
import { Group } from './group.ts';
import { identityOf, type Vouching } from './identity.ts';
import { MAX_TREE, MAX_WELCOME } from './limits.ts';
import {
  createSecretTree,
  decodeMlsMessage,
  decodeRatchetTree,
  decryptGroupInfo,
  decryptGroupSecrets,
  deriveKeySchedule,
  deriveSecret,
  findLeafIndex,
  firstCommonAncestor,
  leafToNodeIndex,
  leafWidth,
  mergePrivateKeyPaths,
  pathToRoot,
  toLeafIndex,
  toPrivateKeyPath,
  verifyGroupInfoConfirmationTag,
  verifyGroupInfoSignature,
  type CiphersuiteImpl,
  type RatchetTree,
  type Welcome,
} from './mls.ts';
import { referenceOf, type Packaged } from './packages.ts';
import { Refusal, demand } from './refusal.ts';
import { config } from './setup.ts';
import { suite, SUITE } from './suite.ts';
import { checkTree, leavesOf } from './tree.ts';

/** Reads a Welcome, which is all of `bytes`. */
export function decodeWelcome(bytes: Uint8Array): Welcome {
  demand(bytes.length <= MAX_WELCOME, 'size', 'welcome');
  const decoded = attempt(() => decodeMlsMessage(bytes, 0));
  demand(decoded !== undefined && decoded[1] === bytes.length, 'format', 'welcome');
  demand(decoded[0].wireformat === 'mls_welcome', 'kind', 'not a welcome');
  return decoded[0].welcome;
}

/** Which of this device's key packages a Welcome is for. */
export async function packageFor(welcome: Welcome, mine: Packaged[]): Promise<Packaged | undefined> {
  for (const candidate of mine) {
    const reference = await referenceOf(candidate.open);
    if (welcome.secrets.some((secret) => same(secret.newMember, reference))) return candidate;
  }
  return undefined;
}

/**
 * Joins by a Welcome and a tree that came apart from it, RFC 9420 section 12.4.3.1. Done here and not by ts-mls, whose check of
 * the tree refuses good ones and which does not compare the keys on the path with the tree.
 */
export async function join(welcome: Welcome, mine: Packaged, tree: Uint8Array, vouches: Vouching): Promise<Group> {
  const cs = await suite();
  demand(welcome.cipherSuite === SUITE && mine.open.cipherSuite === SUITE, 'keyPackage', 'suite');
  const ratchetTree = readTree(tree);
  const secrets = await secretsOf(welcome, mine, cs);
  demand(secrets.psks.length === 0, 'proposal', 'pre-shared key');
  const noPsk = new Uint8Array(cs.kdf.size);
  const info = await decryptGroupInfo(welcome, secrets.joinerSecret, noPsk, cs).catch(() => undefined);
  demand(info !== undefined, 'cryptography', 'group info');
  const context = info.groupContext;
  demand(context.version === 'mls10' && context.cipherSuite === SUITE, 'keyPackage', 'group context');
  demand(context.extensions.length === 0 && info.extensions.length === 0, 'proposal', 'extension');
  const signer = leavesOf(ratchetTree).get(info.signer);
  demand(signer !== undefined && vouches(identityOf(signer)), 'sender', 'signer');
  demand(await verifyGroupInfoSignature(info, signer.signaturePublicKey, cs.signature), 'cryptography', 'group info');
  await checkTree(ratchetTree, context.treeHash, context.groupId, vouches, cs);
  const place = findLeafIndex(ratchetTree, mine.open.leafNode);
  demand(place !== undefined, 'tree', 'own leaf');
  const path = await keysOnPath(ratchetTree, place, info.signer, secrets.pathSecret, mine, cs);
  const [keySchedule, encryptionSecret] = await deriveKeySchedule(secrets.joinerSecret, noPsk, context, cs.kdf);
  demand(
    await verifyGroupInfoConfirmationTag(info, secrets.joinerSecret, noPsk, cs),
    'cryptography',
    'confirmation tag',
  );
  const secretTree = await createSecretTree(leafWidth(ratchetTree.length), encryptionSecret, cs.kdf);
  encryptionSecret.fill(0);
  secrets.joinerSecret.fill(0);
  return Group.of(
    {
      groupContext: context,
      ratchetTree,
      privatePath: path,
      signaturePrivateKey: mine.secret.signaturePrivateKey,
      confirmationTag: info.confirmationTag,
      unappliedProposals: {},
      keySchedule,
      secretTree,
      historicalReceiverData: new Map(),
      groupActiveState: { kind: 'active' },
      clientConfig: config(vouches),
    },
    vouches,
  );
}

function readTree(bytes: Uint8Array): RatchetTree {
  demand(bytes.length <= MAX_TREE, 'size', 'tree');
  const decoded = attempt(() => decodeRatchetTree(bytes, 0));
  demand(decoded !== undefined && decoded[1] === bytes.length, 'format', 'tree');
  return decoded[0];
}

async function secretsOf(welcome: Welcome, mine: Packaged, cs: CiphersuiteImpl) {
  const key = await cs.hpke.importPrivateKey(mine.secret.initPrivateKey);
  const secrets = await decryptGroupSecrets(key, await referenceOf(mine.open), welcome, cs.hpke).catch(() => undefined);
  if (secrets === undefined) throw new Refusal('cryptography', 'welcome');
  return secrets;
}

/** The private keys from the committer's path, each held against the public key in the tree. */
async function keysOnPath(
  tree: RatchetTree,
  place: number,
  signer: number,
  secret: Uint8Array | undefined,
  mine: Packaged,
  cs: CiphersuiteImpl,
) {
  const leaf = leafToNodeIndex(toLeafIndex(place));
  const alone = { leafIndex: place, privateKeys: { [leaf]: mine.secret.hpkePrivateKey } };
  if (secret === undefined) return alone;
  const from = firstCommonAncestor(tree, toLeafIndex(place), toLeafIndex(signer));
  const secrets = await pathToRoot(tree, from, own(secret), cs.kdf);
  for (const [index, pathSecret] of Object.entries(secrets)) {
    const node = tree[Number(index)];
    if (node === undefined) continue;
    const nodeSecret = await deriveSecret(pathSecret, 'node', cs.kdf);
    const { publicKey } = await cs.hpke.deriveKeyPair(nodeSecret);
    const expected = await cs.hpke.exportPublicKey(publicKey);
    demand(node.nodeType === 'parent' && same(node.parent.hpkePublicKey, expected), 'tree', 'key on the path');
  }
  return mergePrivateKeyPaths(await toPrivateKeyPath(secrets, toLeafIndex(place), cs), alone);
}

function attempt<T>(decode: () => T | undefined): T | undefined {
  try {
    return decode();
  } catch {
    return undefined;
  }
}
