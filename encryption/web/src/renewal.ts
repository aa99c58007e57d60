import { base64 } from './bytes.ts';
import { freshPackages, lifetimeOf } from './enrolment.ts';
import { HubRefusal, type Hub, type HubDevice } from './hub.ts';
import type { Keeper } from './keeper.ts';
import type { Kept, KeptPackage } from './kept.ts';
import { KEY_PACKAGES, LIFETIME, MAX_PACKAGES, WELCOME_KEPT } from './limits.ts';

const HOUR = 3_600_000;
const CONFLICT = 409;

/**
 * Sees that the hub can let this device in as long as it waits: offers new key packages when few are left, and a new last resort in
 * the last third of the old one's life. Private parts are stored before anything is offered, and kept as long as a Welcome may come.
 */
export class Renewal {
  private notBefore = 0;

  constructor(
    private readonly hub: Hub,
    private readonly keeper: Keeper,
    private readonly clock: () => number,
  ) {}

  private get kept(): Kept {
    return this.keeper.kept;
  }

  /** @param mine this device as the hub lists it; undefined if it does not */
  async look(mine: HubDevice | undefined): Promise<void> {
    if (this.kept.phase !== 'waiting') return;
    await this.drop();
    if (mine?.packagesLeft === undefined || this.clock() < this.notBefore) return;
    if (!this.kept.packages.some((p) => p.unsent)) {
      const more = await this.wanted(mine.packagesLeft, mine.lastResortUntil ?? 0);
      if (more.length === 0) return;
      await this.keeper.put({ kept: { packages: [...this.kept.packages, ...more] } });
    }
    await this.offer();
  }

  private async wanted(left: number, lastResortUntil: number): Promise<KeptPackage[]> {
    const now = this.clock();
    const once = left < KEY_PACKAGES / 2 ? KEY_PACKAGES - Math.max(0, left) : 0;
    const last = lastResortUntil - now < (LIFETIME * 1000) / 3;
    // A hub that always wants more does not fill this device.
    if (this.kept.packages.length + once + (last ? 1 : 0) > MAX_PACKAGES) return [];
    const made = await freshPackages(this.kept, Math.floor(now / 1000), once, last);
    return made.map((p) => ({ ...p, unsent: true }));
  }

  /** Offers what was stored; the same ones again if no answer came, which the hub notices. */
  private async offer(): Promise<void> {
    const unsent = this.kept.packages.filter((p) => p.unsent);
    const last = unsent.find((p) => p.last);
    const request = {
      device: this.kept.device,
      keyPackages: unsent.filter((p) => !p.last).map((p) => base64(p.open)),
      ...(last && { lastResort: base64(last.open) }),
    };
    try {
      await this.hub.call('refill', request);
    } catch (cause) {
      if (!(cause instanceof HubRefusal)) throw cause;
      return this.refused(cause.status === CONFLICT);
    }
    const now = this.clock();
    const packages = this.kept.packages.map((p) => {
      const { unsent: fresh, ...rest } = p;
      return p.last && last !== undefined && !fresh && p.replaced === undefined ? { ...rest, replaced: now } : rest;
    });
    await this.keeper.put({ kept: { packages } });
  }

  /** What the hub does not take it never had; but what it has had before, somebody may have used. */
  private async refused(had: boolean): Promise<void> {
    const now = this.clock();
    this.notBefore = now + HOUR;
    const packages = this.kept.packages.flatMap((p) => {
      const { unsent, ...rest } = p;
      if (!unsent) return [p];
      return had ? [{ ...rest, replaced: now }] : [];
    });
    await this.keeper.put({ kept: { packages } });
  }

  /** Forgets the private parts for which no Welcome can come any more. */
  private async drop(): Promise<void> {
    const now = this.clock();
    const packages = this.kept.packages.filter((p) => now < Math.min(lifetimeOf(p).ends, p.replaced ?? Infinity) + WELCOME_KEPT);
    if (packages.length < this.kept.packages.length) await this.keeper.put({ kept: { packages } });
  }
}
