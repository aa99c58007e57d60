import { random } from './bytes.ts';
import { HubAway } from './hub.ts';
import type { Keeper } from './keeper.ts';
import type { World } from './room.ts';
import type { Warden } from './warden.ts';

const ASK_AGAIN = 20_000;
const A_MOMENT = 10_000;
const A_WHILE = 60_000;
const LOOK_AGAIN = 15 * 60_000;
/** So long after one another, on average, devices that all come back late give their leaves new keys. */
const APART = 3_000;
const SPREAD = [10_000, 10 * 60_000] as const;

/** When a room is tended: after a moment that differs by device, so that not all do the same thing at once. */
export class Tending {
  private tidying = false;

  constructor(
    private readonly world: World,
    private readonly keeper: Keeper,
    private readonly warden: Warden,
    /** Does one thing after what is under way. */
    private readonly one: (task: () => Promise<void>) => Promise<void>,
    private readonly stopped: () => boolean,
  ) {}

  /** Lets in and out. */
  soon(): void {
    if (this.tidying || this.stopped() || this.keeper.kept.phase !== 'in') return;
    this.tidying = true;
    const place = this.keeper.group?.place ?? 0;
    this.world.later(Math.min(place * 150, 3_000) + (random(1)[0]! % 100), () => {
      this.tidying = false;
      void this.one(() => this.warden.tidy()).catch((cause: unknown) => {
        this.world.later(cause instanceof HubAway ? 3_000 : 30_000, () => this.soon());
      });
    });
  }

  /** Asks again and again while this device waits. */
  whileWaiting(ask: () => Promise<void>): void {
    if (this.keeper.kept.phase !== 'waiting' || this.stopped()) return;
    this.world.later(ASK_AGAIN, () => {
      void this.one(ask)
        .catch(() => undefined)
        .then(() => this.whileWaiting(ask));
    });
  }

  /** Looks now and then whether this device still stands in its room; `look` tells whether to look again in a moment. */
  watching(look: () => Promise<boolean>, wait = A_MOMENT): void {
    if (this.stopped()) return;
    this.world.later(wait, () => {
      let doubtful = false;
      void this.one(async () => {
        doubtful = await look();
      })
        .catch(() => undefined)
        .then(() => this.watching(look, doubtful ? A_MOMENT : A_WHILE));
    });
  }

  /** Gives this device's leaf new keys when they are old; if many are late at once, one after the other. */
  ageing(): void {
    if (this.stopped()) return;
    const late = this.keeper.kept.phase === 'in' && this.warden.aged;
    const devices = this.keeper.group?.members().size ?? 0;
    const spread = late ? Math.min(Math.max(devices * APART, SPREAD[0]), SPREAD[1]) : LOOK_AGAIN;
    const [part] = crypto.getRandomValues(new Uint32Array(1));
    this.world.later(Math.ceil((spread * (part! + 1)) / 2 ** 32), () => {
      void this.one(() => this.warden.renew())
        .catch(() => undefined)
        .then(() => this.ageing());
    });
  }
}
