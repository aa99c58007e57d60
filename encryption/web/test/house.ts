import { MemoryStore, type Store } from '../src/store.ts';
import { SealedRoom } from '../src/room.ts';
import type { FakeHub } from './fakehub.ts';

/** One browser of a test: its disk outlives its pages. */
export class Browser {
  disk = new MemoryStore();
  page!: SealedRoom;
  private timers: Set<NodeJS.Timeout> = new Set();
  /** How often it was killed. */
  private killed = 0;

  constructor(
    private readonly hub: FakeHub,
    readonly name: string,
    private readonly wrap: (disk: Store) => Store = (disk) => disk,
    private readonly expected?: string,
    private readonly clock: () => number = () => Date.now(),
  ) {}

  /** Another tab of the same browser. */
  tab(): Browser {
    const tab = new Browser(this.hub, this.name, this.wrap, this.expected, this.clock);
    tab.disk = this.disk;
    return tab;
  }

  async open(): Promise<this> {
    this.page = await SealedRoom.open({
      hub: this.hub.as(this.name),
      ...(this.expected !== undefined && { expects: (room: string) => room === this.expected }),
      open: async () => this.mortal(this.wrap(this.disk)),
      clock: this.clock,
      later: (ms, task) => {
        const timer = setTimeout(() => {
          this.timers.delete(timer);
          task();
        }, Math.min(ms / 50, 250));
        this.timers.add(timer);
      },
      changed: () => undefined,
    });
    return this;
  }

  /** A killed page writes nothing any more, whatever it was about to. */
  private mortal(store: Store): Store {
    const { killed } = this;
    return {
      version: () => store.version(),
      read: (key) => store.read(key),
      list: (prefix) => store.list(prefix),
      clear: () => store.clear(),
      write: async (version, changes) => {
        if (killed !== this.killed) throw new Error('killed');
        return store.write(version, changes);
      },
    };
  }

  /** As if the process was killed: nothing of the page goes on. */
  kill(): void {
    this.killed++;
    this.page?.close();
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  words(): string[] {
    return this.page.items.flatMap((i) => (i.kind === 'message' ? [i.body] : []));
  }

  lines(): string[] {
    return this.page.items.flatMap((i) => (i.kind === 'message' ? [] : [i.kind + ' ' + i.name]));
  }
}

/** Waits until `holds`, at most ten seconds. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  const end = Date.now() + 10_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error('did not come: ' + what);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
