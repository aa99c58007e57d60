/** What the driver uses of ts-mls beside what the browser client does, by its inner files as there. */
export { joinGroup, makePskIndex } from 'ts-mls/clientState.js';
export { type CiphersuiteName } from 'ts-mls/crypto/ciphersuite.js';
export { defaultClientConfig } from 'ts-mls/clientConfig.js';
export { type CreateCommitResult } from 'ts-mls/createCommit.js';
export { createProposal } from 'ts-mls/createMessage.js';
export { decodeKeyPackage, encodeKeyPackage, type KeyPackage } from 'ts-mls/keyPackage.js';
export { mlsExporter } from 'ts-mls/keySchedule.js';
export { decodeMlsMessage, encodeMlsMessage, type MLSMessage } from 'ts-mls/message.js';
export { processPublicMessage } from 'ts-mls/processMessages.js';
export { type PskIndex } from 'ts-mls/pskIndex.js';
export { branchGroup, reinitCreateNewGroup } from 'ts-mls/resumption.js';
