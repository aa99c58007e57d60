import { MemoryStore, type Store } from '../src/store.ts';
import { SealedRoom } from '../src/room.ts';
import type { FakeHub } from './fakehub.ts';

/** One browser of a test: its disk outlives its pages. */
export class Browser {
  readonly disk = new MemoryStore();
  page!: SealedRoom;
  private timers: Set<NodeJS.Timeout> = new Set();

  constructor(
    private readonly hub: FakeHub,
    readonly name: string,
    private readonly wrap: (disk: Store) => Store = (disk) => disk,
    private readonly expected?: string,
  ) {}

  async open(): Promise<this> {
    this.page = await SealedRoom.open({
      hub: this.hub.as(this.name),
      ...(this.expected !== undefined && { expected: this.expected }),
      open: async () => this.wrap(this.disk),
      clock: () => Date.now(),
      later: (ms, task) => {
        const timer = setTimeout(() => {
          this.timers.delete(timer);
          task();
        }, ms / 50);
        this.timers.add(timer);
      },
      changed: () => undefined,
    });
    return this;
  }

  /** As if the process was killed: nothing of the page goes on. */
  kill(): void {
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
