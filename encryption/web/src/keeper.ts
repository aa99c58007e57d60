import { own, type Bytes } from './bytes.ts';
import { DeviceLog, type Entry } from './devicelog.ts';
import { Group } from './group.ts';
import type { Hub } from './hub.ts';
import type { Identity } from './identity.ts';
import { decodeKept, encodeKept, isGone, type Item, type Kept } from './kept.ts';
import { MAX_KEPT } from './limits.ts';
import { isMemberOf, pairOf } from './names.ts';
import type { Store } from './store.ts';

const KEPT = 'kept';
const ITEM = 'item|';

/** What changes together. */
export interface Step {
  readonly kept?: Partial<Kept>;
  /** The group from now on; null for none. */
  readonly group?: Group | null;
  readonly items?: Item[];
}

/** Under which names a store knows the members of its room; undefined if it keeps no words of it. */
export async function namesIn(store: Store): Promise<Kept['names'] | undefined> {
  const bytes = await store.read(KEPT);
  if (bytes === undefined) return undefined;
  const { names, outbox } = decodeKept<Kept>(bytes);
  return outbox.length > 0 || (await store.list(ITEM)).length > 0 ? names : undefined;
}

/**
 * What one device has of one room: in memory as it is on the disk. {@link put} returns once it is stored; only then may anything
 * that was made with it be sent.
 */
export class Keeper {
  kept: Kept;
  group: Group | undefined;
  log = DeviceLog.EMPTY;
  items: Item[] = [];
  private version = 0;

  private constructor(
    private readonly store: Store,
    /** The room's URI. */
    readonly room: string,
    fresh: Kept,
  ) {
    this.kept = fresh;
  }

  /** Reads what is there, or begins with `fresh`. */
  static async open(store: Store, room: string, fresh: () => Promise<Kept>): Promise<Keeper> {
    const version = await store.version();
    const bytes = await store.read(KEPT);
    const keeper = new Keeper(store, room, bytes === undefined ? await fresh() : decodeKept<Kept>(bytes));
    keeper.version = version;
    keeper.log = await DeviceLog.restore(keeper.kept.log, room);
    keeper.items = (await store.list(ITEM)).map(([, item]) => decodeKept<Item>(item));
    if (keeper.kept.group !== undefined) keeper.group = keeper.read(keeper.kept.group);
    if (bytes === undefined) await keeper.put({});
    return keeper;
  }

  read(encoded: Uint8Array): Group {
    return Group.decode(own(encoded), this.vouches);
  }

  /** Whether a leaf is a member of this room with a device that the log knows. */
  readonly vouches = (identity: Identity): boolean => isMemberOf(identity.uri, this.room) && this.log.knows(identity);

  /** Whether this is a private room and the other one is not in it yet: what is said now, nobody could read. */
  get lonely(): boolean {
    const others = [...(this.group?.members().values() ?? [])].some((i) => i.uri !== this.kept.you);
    return pairOf(this.room) !== undefined && !others;
  }

  async put(step: Step): Promise<void> {
    const { group: _, ...rest } = this.kept;
    const group = step.group === undefined ? this.group : (step.group ?? undefined);
    const encoded: Bytes | undefined = group?.encode();
    const next: Kept = { ...rest, ...step.kept, ...(encoded && { group: encoded }) };
    const items = step.items ?? [];
    const changes = new Map<string, Bytes | null>([[KEPT, encodeKept(next)]]);
    for (const item of items) changes.set(key(item), encodeKept(item));
    const all = [...this.items, ...items];
    for (const old of all.slice(0, Math.max(0, all.length - MAX_KEPT))) changes.set(key(old), null);
    this.version = await this.store.write(this.version, changes);
    this.kept = next;
    this.group = group;
    this.items = all.slice(-MAX_KEPT);
  }

  /** Adds messages of this member's own history where they belong; those that are there stay as they are. Returns how many. */
  async restore(messages: readonly Item[]): Promise<number> {
    const there = new Set(this.items.filter((i) => i.kind === 'message').map((i) => i.sequence));
    const fresh = messages.filter((m) => !there.has(m.sequence)).slice(-Math.max(0, MAX_KEPT - this.items.length));
    const changes = new Map<string, Bytes | null>(fresh.map((item) => [key(item), encodeKept(item)]));
    this.version = await this.store.write(this.version, changes);
    this.items = [...this.items, ...fresh].sort((a, b) => (key(a) < key(b) ? -1 : 1));
    return fresh.length;
  }

  /** Deletes every line, and words that will not go out any more. Keys and the place in the room stay, and so does what still goes out. */
  async forget(): Promise<void> {
    const outbox = isGone(this.kept.phase) ? [] : this.kept.outbox;
    const kept: Kept = { ...this.kept, outbox, helped: undefined };
    const changes = new Map<string, Bytes | null>(this.items.map((item) => [key(item), null]));
    this.version = await this.store.write(this.version, changes.set(KEPT, encodeKept(kept)));
    this.kept = kept;
    this.items = [];
  }

  /** Follows the hub's log to its end; what does not go on from here is refused. */
  async followLog(hub: Hub): Promise<void> {
    let log = this.log;
    for (;;) {
      const more = await hub.call<{ entries: Entry[]; size: number; head: string }>('log', { from: log.size + 1 });
      log = await log.extend(more.entries, this.room);
      if (more.entries.length === 0 || log.size >= more.size) {
        log.demandHead(more.size, more.head);
        break;
      }
    }
    if (log.size === this.log.size) return;
    this.log = log;
    await this.put({ kept: { log: log.entries } });
  }

  /** Goes on as a device that nobody knows yet. What was read here stays, what had not gone out is a line of its own. */
  async begin(fresh: Kept): Promise<void> {
    const { log, names, compared, seen, last, you, outbox } = this.kept;
    const items = outbox.map(
      ({ id, at, body }): Item => ({ kind: 'unsent', id, sequence: last, at, member: you, name: names[you] ?? '', body }),
    );
    const kept = { ...fresh, log, names, compared, seen, last, founding: undefined, pending: undefined };
    await this.put({ kept, group: null, items });
  }
}

/** By sequence, and by kind where one event gave several lines. */
function key(item: Item): string {
  const which = item.kind === 'unsent' ? item.id : item.member;
  return ITEM + item.sequence.toString().padStart(16, '0') + '|' + item.kind + '|' + which;
}
