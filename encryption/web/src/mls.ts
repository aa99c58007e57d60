/**
 * Everything that is used of ts-mls 1.6.4, and nothing else: by its inner files, so that suites nobody uses stay out.
 * Only the guard layer (group.ts, join.ts, tree.ts, suite.ts) imports this.
 */
export { getCiphersuiteFromName, type CiphersuiteImpl } from 'ts-mls/crypto/ciphersuite.js';
export { getCiphersuiteImpl } from 'ts-mls/crypto/getCiphersuiteImpl.js';
export { createGroup, decodeGroupState, encodeGroupState, type ClientState } from 'ts-mls/clientState.js';
export { type ClientConfig } from 'ts-mls/clientConfig.js';
export { createCommit, createGroupInfo } from 'ts-mls/createCommit.js';
export { createApplicationMessage } from 'ts-mls/createMessage.js';
export { encodeGroupInfo, verifyGroupInfoConfirmationTag, verifyGroupInfoSignature } from 'ts-mls/groupInfo.js';
export {
  decodeKeyPackage,
  encodeKeyPackage,
  generateKeyPackageWithKey,
  makeKeyPackageRef,
  verifyKeyPackage,
  type KeyPackage,
  type PrivateKeyPackage,
} from 'ts-mls/keyPackage.js';
export { defaultKeyPackageEqualityConfig } from 'ts-mls/keyPackageEqualityConfig.js';
export { deriveKeySchedule } from 'ts-mls/keySchedule.js';
export { verifyLeafNodeSignature, verifyLeafNodeSignatureKeyPackage, type LeafNode } from 'ts-mls/leafNode.js';
export { decodeMlsMessage, encodeMlsMessage, type MLSMessage } from 'ts-mls/message.js';
export { defaultPaddingConfig } from 'ts-mls/paddingConfig.js';
export { verifyParentHashes } from 'ts-mls/parentHash.js';
export { pathToRoot } from 'ts-mls/pathSecrets.js';
export { mergePrivateKeyPaths, toPrivateKeyPath } from 'ts-mls/privateKeyPath.js';
export { deriveSecret } from 'ts-mls/crypto/kdf.js';
export { decryptSenderData, type PrivateMessage } from 'ts-mls/privateMessage.js';
export { processPrivateMessage } from 'ts-mls/processMessages.js';
export { type Proposal } from 'ts-mls/proposal.js';
export { emptyPskIndex } from 'ts-mls/pskIndex.js';
export { decodeRatchetTree, encodeRatchetTree, findLeafIndex, type RatchetTree } from 'ts-mls/ratchetTree.js';
export { consumeRatchet, createSecretTree } from 'ts-mls/secretTree.js';
export { treeHashRoot } from 'ts-mls/treeHash.js';
export { directPath, leafToNodeIndex, leafWidth, toLeafIndex, toNodeIndex } from 'ts-mls/treemath.js';
export { firstCommonAncestor } from 'ts-mls/updatePath.js';
export { decodeWelcome, encodeWelcome, decryptGroupInfo, decryptGroupSecrets, type Welcome } from 'ts-mls/welcome.js';
