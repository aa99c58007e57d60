import type { Bytes } from './bytes.ts';

/** What is written together: a record's bytes by its key, or null to delete it. */
export type Changes = Map<string, Bytes | null>;

/** Somebody else, such as a second tab, has written since: nothing was written, and this one must stop. */
export class Overtaken extends Error {
  constructor() {
    super('another page has written to this room');
    this.name = 'Overtaken';
  }
}

/**
 * The records of one room on this device. {@link write} is all or nothing and has reached the disk's queue when it returns; it
 * fails with {@link Overtaken} unless `version` is the one that the last write or {@link version} gave.
 */
export interface Store {
  version(): Promise<number>;
  read(key: string): Promise<Bytes | undefined>;
  /** All records whose key starts so, by key. */
  list(prefix: string): Promise<[string, Bytes][]>;
  /** Returns the next version. */
  write(version: number, changes: Changes): Promise<number>;
  /** Deletes everything of this room. */
  clear(): Promise<void>;
}

/** A store that forgets when the program ends: for tests, and in windows that keep nothing. */
export class MemoryStore implements Store {
  private records = new Map<string, Bytes>();
  private at = 0;

  async version(): Promise<number> {
    return this.at;
  }

  async read(key: string): Promise<Bytes | undefined> {
    return this.records.get(key)?.slice();
  }

  async list(prefix: string): Promise<[string, Bytes][]> {
    return [...this.records].filter(([key]) => key.startsWith(prefix)).sort(([a], [b]) => (a < b ? -1 : 1));
  }

  async write(version: number, changes: Changes): Promise<number> {
    if (version !== this.at) throw new Overtaken();
    for (const [key, bytes] of changes) {
      if (bytes === null) this.records.delete(key);
      else this.records.set(key, bytes.slice());
    }
    return ++this.at;
  }

  async clear(): Promise<void> {
    this.records.clear();
    this.at++;
  }
}
