import { base64, text, unbase64, utf8, type Bytes } from './bytes.ts';
import type { Entry } from './devicelog.ts';

/**
 * Where a device stands. `new`: made, not yet known at the hub; `waiting`: others have to add it; `in`: a member of the group;
 * `out`: removed; `ended`: the group ended while it was away, and may have begun anew; `lost`: it cannot follow the room any more.
 */
export type Phase = 'new' | 'waiting' | 'in' | 'out' | 'ended' | 'lost';

/** Whether nothing goes out any more there. */
export const isGone = (phase: Phase): boolean => phase === 'out' || phase === 'ended' || phase === 'lost';

/** A key package of ours, with its secrets. */
export interface KeptPackage {
  readonly open: Bytes;
  readonly init: Bytes;
  readonly hpke: Bytes;
  readonly last: boolean;
  /** Not yet known to have reached the hub: it is offered again as it is. */
  readonly unsent?: boolean;
  /** When the hub took another last resort in its place, in milliseconds. */
  readonly replaced?: number;
}

/** A message that was encrypted and not yet seen back from the hub. */
export interface Outgoing {
  readonly id: string;
  readonly at: number;
  readonly epoch: number;
  readonly message: Bytes;
  readonly content: Bytes;
  readonly body: string;
  /** The epoch from which on it is made anew: the hub called it too old, or nobody else was there to read it. */
  readonly refused?: number;
}

/** A commit of ours that was sent and not yet seen back. */
export interface Pending {
  readonly epoch: number;
  readonly commit: Bytes;
  readonly welcome?: Bytes;
  readonly tree: Bytes;
  readonly next: Bytes;
  readonly added: string[];
  readonly removed: string[];
}

/** Everything a device has to remember of a room but the messages. Written as one, so that it always fits together. */
export interface Kept {
  readonly version: 1;
  readonly you: string;
  readonly device: string;
  readonly signKey: Bytes;
  readonly publicKey: Bytes;
  readonly phase: Phase;
  readonly packages: KeptPackage[];
  readonly group?: Bytes;
  /** A group of one that the hub was asked to take. */
  readonly founding?: Bytes | undefined;
  readonly pending?: Pending | undefined;
  /** When the keys of this device's leaf were made, in milliseconds. */
  readonly leafSince?: number;
  readonly outbox: Outgoing[];
  /** Sequence of the last event that was worked off. */
  readonly last: number;
  readonly log: readonly Entry[];
  readonly names: Readonly<Record<string, string>>;
  readonly compared: Readonly<Record<string, { readonly number: string; readonly at: number }>>;
  /** Sequence of the last message that was shown. */
  readonly shown?: number;
  /** When help was last offered beside this member's own words, and for how urgent ones; whether no more is wanted. */
  readonly helped?: { readonly at: number; readonly tier: string } | undefined;
  readonly noHelp?: boolean;
  /** Digests of the newest messages, so that one that comes twice is not taken for a forgery. */
  readonly seen: string[];
}

/** A line of the room as this device keeps it. */
export type Item =
  | {
      readonly kind: 'message';
      readonly sequence: number;
      readonly at: number;
      readonly member: string;
      readonly name: string;
      readonly own: boolean;
      readonly body: string;
      readonly content: Bytes;
      readonly frank: Bytes;
    }
  | {
      /** Words of this device that had not gone out when it was not in the room any more. */
      readonly kind: 'unsent';
      readonly id: string;
      readonly sequence: number;
      readonly at: number;
      readonly member: string;
      readonly name: string;
      readonly body: string;
    }
  | {
      readonly kind: 'joined' | 'left' | 'device' | 'removed' | 'entered' | 'returned' | 'renamed' | 'unchecked';
      readonly sequence: number;
      readonly at: number;
      readonly member: string;
      readonly name: string;
      readonly was?: string;
    };

/** JSON in which bytes stand as base64url. */
export function encodeKept(value: unknown): Bytes {
  return utf8(JSON.stringify(value, (_, v: unknown) => (v instanceof Uint8Array ? { $bytes: base64(v) } : v)));
}

/** Reads what {@link encodeKept} wrote, from this device's own sealed store. */
export function decodeKept<T>(bytes: Uint8Array): T {
  return JSON.parse(text(bytes), (_, v: unknown) => {
    const wrapped = typeof v === 'object' && v !== null ? (v as { $bytes?: unknown }).$bytes : undefined;
    return typeof wrapped === 'string' ? unbase64(wrapped) : v;
  }) as T;
}
