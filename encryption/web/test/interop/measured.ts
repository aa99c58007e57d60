import { own } from '../../src/bytes.ts';
import {
  createApplicationMessage,
  createCommit,
  createGroup,
  generateKeyPackageWithKey,
  getCiphersuiteFromName,
  getCiphersuiteImpl,
  processPrivateMessage,
  emptyPskIndex,
  type CiphersuiteImpl,
  type Proposal,
} from '../../src/mls.ts';
import { SUITE } from '../../src/suite.ts';
import { joinGroup } from './library.ts';

/** Milliseconds of each round. */
export interface Measured {
  readonly add: number[];
  readonly join: number[];
  readonly encrypt: number[];
  readonly decrypt: number[];
}

/** What the last add to a group of so many costs, the join, and messages of 200 bytes; suite 1, the tree in the Welcome. */
export async function measured(members: number, rounds: number, messages: number): Promise<Measured> {
  const cs = await getCiphersuiteImpl(getCiphersuiteFromName(SUITE));
  const took: Measured = { add: [], join: [], encrypt: [], decrypt: [] };
  const first = await packaged('creator', cs);
  let creator = await createGroup(own(new Uint8Array(8)), first.publicPackage, first.privatePackage, [], cs);
  const adds: Proposal[] = [];
  for (let i = 1; i < members - rounds; i++) {
    adds.push({ proposalType: 'add', add: { keyPackage: (await packaged('member ' + i, cs)).publicPackage } });
  }
  creator = (await createCommit({ state: creator, cipherSuite: cs }, { extraProposals: adds })).newState;
  let joined = creator;
  for (let round = 0; round < rounds; round++) {
    const last = await packaged('last ' + round, cs);
    const add: Proposal = { proposalType: 'add', add: { keyPackage: last.publicPackage } };
    let start = performance.now();
    const made = await createCommit(
      { state: creator, cipherSuite: cs },
      { extraProposals: [add], ratchetTreeExtension: true },
    );
    took.add.push(performance.now() - start);
    creator = made.newState;
    start = performance.now();
    joined = await joinGroup(made.welcome!, last.publicPackage, last.privatePackage, emptyPskIndex, cs);
    took.join.push(performance.now() - start);
  }
  for (let round = 0; round < rounds; round++) {
    const sent = [];
    let start = performance.now();
    for (let i = 0; i < messages; i++) {
      const made = await createApplicationMessage(creator, new Uint8Array(200), cs);
      creator = made.newState;
      sent.push(made.privateMessage);
    }
    took.encrypt.push(performance.now() - start);
    start = performance.now();
    for (const message of sent) joined = (await processPrivateMessage(joined, message, emptyPskIndex, cs)).newState;
    took.decrypt.push(performance.now() - start);
  }
  return took;
}

async function packaged(name: string, cs: CiphersuiteImpl) {
  const now = BigInt(Math.floor(Date.now() / 1000));
  return generateKeyPackageWithKey(
    { credentialType: 'basic', identity: new TextEncoder().encode(name) },
    { versions: ['mls10'], ciphersuites: [cs.name], extensions: [], proposals: [], credentials: ['basic'] },
    { notBefore: now - 3600n, notAfter: now + 86_400n },
    [],
    await cs.signature.keygen(),
    cs,
  );
}
