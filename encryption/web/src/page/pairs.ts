import { pairsOf } from '../asked.ts';
import { HttpHub, HubRefusal, type HubPair } from '../hub.ts';
import { IndexedStore } from '../idb.ts';
import { namesIn } from '../keeper.ts';
import { isGone } from '../kept.ts';
import { idOf, pairOf, privateRoom } from '../names.ts';
import { SealedRoom } from '../room.ts';
import type { Facts } from './facts.ts';

/** So many private rooms are followed at a time, the newest first: a browser keeps six connections to one house. */
const LIVE = 4;
const ASK = 10_000;

/** A private room of this member, as far as this page knows. */
export interface Pair {
  readonly id: string;
  readonly name: string;
  readonly sequence: number;
  readonly room: SealedRoom | undefined;
  /** Whether the hub does not have it any more, as when the room in which the two met has ended; this browser still has words of it. */
  readonly ended: boolean;
}

interface Opened {
  readonly room: SealedRoom;
  used: number;
  /** The device of this browser in the room where the two met, as far as the hub was told. */
  beside?: string;
}

/**
 * The private rooms of this member: asks the hub which there are, and comes into them by itself, so that the other one need
 * not wait. What is said there is between the two; the hub knows that the room exists.
 */
export class Pairs {
  private readonly open = new Map<string, Opened>();
  private readonly opening = new Map<string, Promise<SealedRoom>>();
  private listed: HubPair[] = [];
  /** Of whom this browser keeps words though the hub does not list them, as far as was looked: names by id. */
  private kept: Map<string, string> | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private uses = 0;
  private stopped = false;

  constructor(
    private readonly parent: SealedRoom,
    private readonly facts: Facts,
    private readonly changed: (id: string | undefined) => void,
  ) {}

  start(): void {
    const ask = (): void => {
      this.timer = setTimeout(ask, ASK);
      if (document.hidden || ['new', 'waiting'].includes(this.parent.kept.phase)) return;
      void this.ask().catch(() => undefined);
    };
    this.timer = setTimeout(ask, 300);
    document.addEventListener('visibilitychange', () => !document.hidden && !this.stopped && void this.ask().catch(() => undefined));
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    for (const { room } of this.open.values()) room.close();
  }

  /** The newest first; those that ended last. */
  all(): Pair[] {
    const pairs = this.listed.map((p): Pair => {
      const id = idOf(p.member);
      return { id, name: p.name ?? '', sequence: p.sequence, room: this.open.get(id)?.room, ended: false };
    });
    const there = new Set(pairs.map((p) => p.id));
    for (const id of new Set([...(this.kept?.keys() ?? []), ...this.open.keys()])) {
      const room = this.open.get(id)?.room;
      if (there.has(id) || (room !== undefined && !leftBehind(room))) continue;
      pairs.push({ id, name: this.kept?.get(id) ?? '', sequence: -1, room, ended: true });
    }
    return pairs.sort((a, b) => unseen(b) - unseen(a) || b.sequence - a.sequence);
  }

  get unseen(): number {
    return this.all().reduce((sum, p) => sum + unseen(p), 0);
  }

  /** The private room with a member; comes in if this page is not there yet. */
  async with(id: string): Promise<SealedRoom> {
    const here = this.open.get(id);
    if (here !== undefined) {
      here.used = ++this.uses;
      return here.room;
    }
    let coming = this.opening.get(id);
    if (coming === undefined) {
      coming = this.enter(id).finally(() => this.opening.delete(id));
      this.opening.set(id, coming);
    }
    return coming;
  }

  private async ask(): Promise<void> {
    const { pairs } = await this.hub('').call<{ pairs: HubPair[] }>('pairs', {});
    const before = this.listed;
    this.listed = pairsOf(pairs, this.parent.keeper.room, this.parent.kept.you);
    const ended = before.some((known) => !this.listed.some((p) => p.room === known.room));
    // Whoever is not in the room comes into none of them but by asking for it.
    const newest = (this.parent.kept.phase === 'in' ? [...this.listed] : []).sort((a, b) => b.sequence - a.sequence).slice(0, LIVE);
    for (const pair of newest) {
      const id = idOf(pair.member);
      if (!this.open.has(id) && this.open.size < LIVE && !this.stopped) await this.with(id).catch(() => undefined);
    }
    for (const [id, opened] of this.open) await this.tell(id, opened);
    if (this.kept === undefined || ended) this.kept = await this.words();
    this.changed(undefined);
  }

  /** What this browser keeps of private rooms that the hub does not have any more. */
  private async words(): Promise<Map<string, string>> {
    const { room } = this.parent.keeper;
    const me = idOf(this.parent.kept.you);
    const listed = new Set(this.listed.map((p) => p.room));
    const kept = new Map<string, string>();
    for (const scope of await IndexedStore.scopes(room + '~')) {
      const pair = scope.slice(0, scope.lastIndexOf('/'));
      const id = listed.has(pair) ? undefined : pairOf(pair)?.find((one) => one !== me);
      const names = id !== undefined && idOf(scope) === me ? await namesIn(await IndexedStore.open(scope)) : undefined;
      if (id !== undefined && names !== undefined) kept.set(id, names[pair + '/' + id] ?? '');
    }
    return kept;
  }

  private async enter(id: string): Promise<SealedRoom> {
    this.makeSpace();
    const expected = privateRoom(this.parent.keeper.room, idOf(this.parent.kept.you), id);
    const room: SealedRoom = await SealedRoom.open({
      hub: this.hub('/with/' + id),
      expects: (name) => name === expected,
      open: (scope) => IndexedStore.open(scope),
      clock: () => Date.now(),
      later: (ms, task) => void setTimeout(task, ms),
      changed: () => this.changed(id),
    });
    if (this.stopped) room.close();
    const opened: Opened = { room, used: ++this.uses };
    this.open.set(id, opened);
    await this.tell(id, opened);
    return room;
  }

  /** Whoever takes this browser's device out of the room in which the two met takes this one out, too: by what the hub is told here. */
  private async tell(id: string, opened: Opened): Promise<void> {
    const { device } = this.parent.kept;
    const { phase } = opened.room.kept;
    if (opened.beside === device || (phase !== 'in' && phase !== 'waiting')) return;
    try {
      await this.hub('/with/' + id).call('beside', { device: opened.room.kept.device, beside: device });
    } catch (cause) {
      // One of the two is out already; or there was no answer, and it is told the next time.
      if (!(cause instanceof HubRefusal)) return;
    }
    opened.beside = device;
  }

  private makeSpace(): void {
    if (this.open.size < LIVE) return;
    const [oldest, { room }] = [...this.open].sort(([, a], [, b]) => a.used - b.used)[0]!;
    room.close();
    this.open.delete(oldest);
  }

  private hub(path: string): HttpHub {
    return new HttpHub(this.facts.base + path + '/sealed', this.facts.live + path, this.facts.form);
  }
}

/** Whether nobody is there any more, and words are. */
const leftBehind = ({ kept, items }: SealedRoom): boolean => isGone(kept.phase) && (items.length > 0 || kept.outbox.length > 0);

const unseen = (pair: Pair): number => pair.room?.memory.unseen ?? 0;
