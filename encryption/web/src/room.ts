import { ask } from './asked.ts';
import { base64, random, unbase64 } from './bytes.ts';
import { freshDevice } from './enrolment.ts';
import { Entrance } from './entrance.ts';
import { frank } from './franking.ts';
import { Files } from './files.ts';
import { Follower } from './follower.ts';
import { HubAway, HubRefusal, Stranger, type Hub, type HubRoom } from './hub.ts';
import { History } from './history.ts';
import { Keeper } from './keeper.ts';
import type { Item, Kept } from './kept.ts';
import { Memory } from './memory.ts';
import { Refusal } from './refusal.ts';
import { sealReport, type Receipt } from './report.ts';
import { Renewal } from './renewal.ts';
import { outside, Standing } from './standing.ts';
import { Overtaken, type Store } from './store.ts';
import { Tending } from './tending.ts';
import { Warden } from './warden.ts';

const NOTHING = new Uint8Array(0);

/** Why nothing goes on: the hub's log of devices is not the one it was; it answers for another room, or does not know this browser; another page goes on instead. */
export type Trouble = 'log' | 'room' | 'stranger' | 'overtaken';

/** What the room needs of the world; the clock in milliseconds. */
export interface World {
  readonly hub: Hub;
  /** Whether this is the name of the room that was asked for, as far as the caller knows it. */
  readonly expects?: (room: string) => boolean;
  readonly open: (scope: string) => Promise<Store>;
  readonly clock: () => number;
  /** Calls back after so many milliseconds. */
  readonly later: (ms: number, task: () => void) => void;
  /** Something changed that people see. */
  readonly changed: () => void;
}

/**
 * A sealed room on one device: comes in, sends, receives, lets waiting devices in and leaving ones out. One thing at a time;
 * what it sends is stored before. After a crash at any step, opening again goes on where it was.
 */
export class SealedRoom {
  trouble: Trouble | undefined;
  connected = false;
  /** Who is in the room, as the hub named them when the page was opened. */
  hubRoom: HubRoom;
  private tail: Promise<void> = Promise.resolve();
  private stop: () => void = () => undefined;
  private wait = 500;
  readonly files: Files;
  readonly history: History;
  readonly memory: Memory;
  private readonly follower: Follower;
  private readonly warden: Warden;
  private readonly entrance: Entrance;
  private readonly renewal: Renewal;
  private readonly standing: Standing;
  private readonly tending: Tending;

  private constructor(
    private readonly world: World,
    readonly keeper: Keeper,
    hubRoom: HubRoom,
  ) {
    this.hubRoom = hubRoom;
    this.files = new Files(world.hub, keeper);
    this.memory = new Memory(keeper, (task) => (this.trouble === undefined ? this.one(task) : Promise.resolve()));
    this.history = new History(keeper, world.clock, (task, always) => this.one(task, always));
    this.follower = new Follower(world.hub, keeper, world.clock);
    this.warden = new Warden(world.hub, keeper, world.clock);
    this.standing = new Standing(world.hub, keeper, () => this.view());
    this.entrance = new Entrance(world.hub, keeper, world.clock, this.standing);
    this.renewal = new Renewal(world.hub, keeper, world.clock);
    this.tending = new Tending(world, keeper, this.warden, (task) => this.one(task), () => this.trouble !== undefined);
  }

  /** @throws HubAway, HubRefusal if the hub cannot be asked now; Refusal if what it says cannot be believed */
  static async open(world: World): Promise<SealedRoom> {
    const hubRoom = await ask(world.hub, world.expects);
    const store = await world.open(hubRoom.you);
    const keeper = await Keeper.open(store, hubRoom.room, () => freshDevice(hubRoom.you));
    const room = new SealedRoom(world, keeper, hubRoom);
    await room.one(() => room.come());
    room.follow();
    room.tending.soon();
    room.tending.whileWaiting(() => room.look());
    room.tending.ageing();
    room.tending.watching(() => room.standing.look());
    return room;
  }

  get kept(): Kept {
    return this.keeper.kept;
  }

  get items(): readonly Item[] {
    return this.keeper.items;
  }

  close(): void {
    this.stop();
    this.trouble ??= 'overtaken';
  }

  /** Encrypts, stores, sends. Resolves once it is stored: from then on it is not lost. */
  async send(body: string): Promise<void> {
    await this.one(async () => {
      const group = this.keeper.group;
      if (this.kept.phase !== 'in' || group === undefined) throw new Error('not in the room');
      const draft = { id: base64(random(12)), at: this.world.clock(), epoch: group.epoch, body };
      if (this.keeper.lonely) {
        // Sealed once the other one is there to read it.
        const waiting = { ...draft, message: NOTHING, content: NOTHING, refused: group.epoch + 1 };
        return this.keeper.put({ kept: { outbox: [...this.kept.outbox, waiting] } });
      }
      const content = await frank({ sender: this.kept.you, room: this.keeper.room, body });
      const sealed = await group.seal(content.bytes, content.authenticated);
      const outgoing = { ...draft, message: sealed.message, content: content.bytes };
      await this.keeper.put({ group: sealed.group, kept: { outbox: [...this.kept.outbox, outgoing] } });
    });
    void this.one(() => this.flush()).catch(() => undefined);
  }

  /** Reports messages to the moderators. */
  async report(items: Item[], words: string): Promise<Receipt> {
    const moderators = this.hubRoom.moderators;
    if (moderators === undefined) throw new HubRefusal(503, 'moderators.none', 'No moderators can be reached.', undefined);
    const proven = items.flatMap((i) => (i.kind === 'message' ? [i] : []));
    const sealed = await sealReport(proven, words, unbase64(moderators.hpkePublicKey));
    const request = { sealed: base64(sealed), count: proven.length };
    return this.world.hub.call<Receipt>('report', request);
  }

  /** Takes one of this member's devices out, another one of private rooms too; this one forgets its keys at once. */
  async leave(device: string): Promise<void> {
    if (device === this.kept.device) {
      await this.world.hub.call('leave', { device }).catch((e: unknown) => {
        if (!(e instanceof HubRefusal) || e.code !== 'device.not-yours') throw e; // else it was taken out already
      });
      await this.one(() => this.keeper.put({ kept: outside('out'), group: null }));
    } else {
      await this.world.hub.call('leave', { device, pairs: true });
      this.tending.soon();
    }
  }

  /** Begins as a new device; what was read here stays. Opening again comes in. */
  async again(): Promise<void> {
    this.stop();
    if (this.kept.phase !== 'new') {
      await this.world.hub.call('leave', { device: this.kept.device }).catch((e: unknown) => {
        if (!(e instanceof HubRefusal)) throw e;
      });
    }
    await this.one(async () => this.keeper.begin(await freshDevice(this.kept.you)));
  }

  /** One thing after the other; shows troubles that end everything but what is done `always`, if no other page goes on. */
  private one(task: () => Promise<void>, always = false): Promise<void> {
    const done = this.tail.then(async () => {
      if (this.trouble !== undefined && (!always || this.trouble === 'overtaken')) throw new Error('stopped: ' + this.trouble);
      try {
        await task();
      } catch (cause) {
        if (cause instanceof Overtaken) this.halt('overtaken');
        if (cause instanceof Stranger) this.halt('stranger');
        if (cause instanceof Refusal && (cause.reason === 'log' || cause.reason === 'room')) this.halt(cause.reason);
        throw cause;
      } finally {
        this.world.changed();
      }
    });
    this.tail = done.catch(() => undefined);
    return done;
  }

  private halt(trouble: Trouble): void {
    this.trouble = trouble;
    this.stop();
  }

  /** Comes in, or goes on. */
  private async come(): Promise<void> {
    const wasIn = this.keeper.group !== undefined;
    await this.entrance.enter(this.hubRoom.group);
    if (wasIn) await this.standing.compare(this.hubRoom.group);
    await this.renewal.look(this.hubRoom.devices.find((d) => d.device === this.kept.device));
  }

  /** Listens from the last event that was worked off. */
  private follow(): void {
    if (this.trouble !== undefined) return;
    let current = true;
    const lost = (): void => {
      if (!current) return;
      current = false;
      this.stop();
      this.connected = false;
      this.world.changed();
      this.world.later(this.wait, () => this.follow());
      this.wait = Math.min(this.wait * 2, 30_000);
    };
    const end = this.world.hub.listen(
      this.kept.device,
      this.kept.last,
      (event) => {
        void this.one(async () => {
          if (!current) return;
          this.connected = true;
          this.wait = 500;
          const tidy = await this.follower.take(event);
          if (tidy) this.tending.soon();
          await this.flush();
        }).catch(lost);
      },
      lost,
    );
    this.stop = () => {
      current = false;
      end();
    };
    void this.one(() => this.flush()).then(
      () => {
        this.connected = current;
        this.world.changed();
      },
      () => undefined,
    );
  }

  /** Sends again what was stored and has not come back. The hub and the others notice what comes twice. */
  private async flush(): Promise<void> {
    try {
      await this.warden.finish();
      if (!(await this.follower.resend())) await this.standing.look();
    } catch (cause) {
      if (!(cause instanceof HubAway)) throw cause;
      this.world.later(2_000, () => void this.one(() => this.flush()).catch(() => undefined));
    }
  }

  private view(): Promise<HubRoom> {
    return ask(this.world.hub, this.world.expects, this.hubRoom);
  }

  /** Looks at the room again while this device waits: whoever was inside may all have left, and then it begins the room. */
  private async look(): Promise<void> {
    this.hubRoom = await this.view();
    await this.entrance.enter(this.hubRoom.group);
    await this.renewal.look(this.hubRoom.devices.find((d) => d.device === this.kept.device));
  }
}
