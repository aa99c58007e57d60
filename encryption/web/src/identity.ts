import { text, utf8, type Bytes } from './bytes.ts';
import { Refusal, demand } from './refusal.ts';
import type { LeafNode } from './mls.ts';

/** Who a leaf says it is: the member's URI `quietroom:{host}/{room}/{pseudonym}` and the key it signs with. */
export interface Identity {
  readonly uri: string;
  readonly signatureKey: Uint8Array;
}

/** Whether the room's log knows this device. */
export type Vouching = (identity: Identity) => boolean;

export const credential = (uri: string) => ({ credentialType: 'basic' as const, identity: utf8(uri) as Bytes });

/** Fails on any credential but Basic, and on what is not UTF-8. */
export function identityOf(leaf: Pick<LeafNode, 'credential' | 'signaturePublicKey'>): Identity {
  const shown = leaf.credential;
  demand(shown.credentialType === 'basic', 'roster', 'kind of credential');
  try {
    return { uri: text((shown as { identity: Uint8Array }).identity), signatureKey: leaf.signaturePublicKey };
  } catch {
    throw new Refusal('roster', 'credential is not text');
  }
}
