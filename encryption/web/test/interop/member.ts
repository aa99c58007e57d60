import type { Bytes } from '../../src/bytes.ts';

/** A commit that its maker has entered at once, and what it hands to those who join by it. */
export interface Made {
  readonly commit: Bytes;
  readonly welcome?: Bytes;
  readonly tree: Bytes;
}

export interface Opened {
  readonly data: Bytes;
  readonly authenticated: Bytes;
  /** The identity in the sender's leaf. */
  readonly sender: string;
}

export interface Change {
  /** Key packages. */
  readonly add: Bytes[];
  /** Leaves. */
  readonly remove: number[];
}

/** What the engine's tests ask of a peer. Whatever is refused is thrown. */
export interface Member {
  /** A new one; a Welcome for it can be joined by. */
  keyPackage(): Promise<Bytes>;
  create(group: Bytes): Promise<void>;
  join(welcome: Bytes, tree: Bytes): Promise<void>;
  commit(change: Change): Promise<Made>;
  receive(commit: Bytes): Promise<void>;
  encrypt(data: Bytes, authenticated: Bytes): Promise<Bytes>;
  decrypt(message: Bytes): Promise<Opened>;
  exported(label: string, context: Bytes, length: number): Promise<Bytes>;
  /** Encodes the whole state and goes on from what was encoded. */
  reload(): void;
  authenticator(): Bytes;
  leaf(): number;
}
