import { same } from './bytes.ts';
import { identityOf, type Identity } from './identity.ts';
import type { ClientState } from './mls.ts';
import { demand } from './refusal.ts';
import { SUITE } from './suite.ts';
import { leavesOf } from './tree.ts';

/** The same group, one epoch on, with nothing else changed about it. */
export function demandNext(before: ClientState, after: ClientState): void {
  const [then, now] = [before.groupContext, after.groupContext];
  demand(now.epoch === then.epoch + 1n && same(now.groupId, then.groupId), 'epoch', 'next epoch');
  demand(now.cipherSuite === SUITE && now.extensions.length === 0, 'proposal', 'group context');
}

/** Nobody came, left or became somebody else but as the proposals say. */
export function demandRoster(before: ClientState, after: ClientState, removed: number[], added: Identity[]): void {
  const name = (i: Identity): string => i.uri + ' ' + i.signatureKey.join();
  const staying = [...leavesOf(before.ratchetTree)].filter(([index]) => !removed.includes(index));
  const expected = [...staying.map(([, leaf]) => name(identityOf(leaf))), ...added.map(name)];
  const actual = [...leavesOf(after.ratchetTree).values()].map((leaf) => name(identityOf(leaf)));
  demand(expected.sort().join('\n') === actual.sort().join('\n'), 'roster', 'leaves');
}

/** The committer's leaf is new: so there was a path, and whoever was removed has no way into the new epoch. */
export function demandPath(before: ClientState, after: ClientState, committer: number): void {
  const then = leavesOf(before.ratchetTree).get(committer);
  const now = leavesOf(after.ratchetTree).get(committer);
  demand(then !== undefined && now !== undefined, 'path', 'committer');
  demand(now.leafNodeSource === 'commit' && !same(then.hpkePublicKey, now.hpkePublicKey), 'path', 'no path');
}
