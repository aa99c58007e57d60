import { base64, random } from './bytes.ts';
import { freshPackages, lifetimeOf, packaged } from './enrolment.ts';
import { Group } from './group.ts';
import { HubRefusal, type Hub } from './hub.ts';
import type { Keeper } from './keeper.ts';
import type { Kept } from './kept.ts';
import { KEY_PACKAGES } from './limits.ts';
import type { Standing } from './standing.ts';

/** The way in: known at the hub, then in the group, or the first of a new one. Goes on wherever the last visit ended. */
export class Entrance {
  constructor(
    private readonly hub: Hub,
    private readonly keeper: Keeper,
    private readonly clock: () => number,
    private readonly standing: Standing,
  ) {}

  private get kept(): Kept {
    return this.keeper.kept;
  }

  /** @param theirs the group that the hub has */
  async enter(theirs: string | undefined): Promise<void> {
    await this.keeper.followLog(this.hub);
    if (this.kept.phase === 'new') await this.register();
    if (await this.standing.stopsWaiting()) return;
    if (this.kept.founding !== undefined) {
      const founded = this.keeper.read(this.kept.founding);
      if (theirs === base64(founded.id)) await this.founded(founded);
      else if (theirs !== undefined) await this.keeper.put({ kept: { founding: undefined } });
    }
    if (this.kept.phase === 'waiting' && theirs === undefined) await this.found();
  }

  private async register(): Promise<void> {
    if (this.keeper.log.devices().get(this.kept.device) === undefined) {
      if (!this.kept.packages.some((p) => lifetimeOf(p).ends > this.clock())) {
        const packages = await freshPackages(this.kept, this.seconds(), KEY_PACKAGES, true);
        await this.keeper.put({ kept: { packages } });
      }
      const [last, ...once] = this.kept.packages.map((p) => base64(p.open));
      await this.hub.call('register', {
        device: this.kept.device,
        signatureKey: base64(this.kept.publicKey),
        keyPackages: once,
        lastResort: last,
      });
    }
    await this.keeper.followLog(this.hub);
    await this.keeper.put({ kept: { phase: 'waiting' } });
  }

  private async found(): Promise<void> {
    let founding = this.kept.founding && this.keeper.read(this.kept.founding);
    if (founding === undefined) {
      const mine = (await freshPackages(this.kept, this.seconds(), 1, false))[0]!;
      founding = await Group.create(random(32), packaged(this.kept, mine), this.keeper.vouches);
      await this.keeper.put({ kept: { founding: founding.encode() } });
    }
    const request = { group: base64(founding.id), device: this.kept.device, tree: base64(founding.tree) };
    try {
      await this.hub.call('create', request);
    } catch (cause) {
      if (!(cause instanceof HubRefusal) || cause.status !== 409) throw cause;
      return this.keeper.put({ kept: { founding: undefined } });
    }
    await this.founded(founding);
  }

  private async founded(group: Group): Promise<void> {
    await this.keeper.put({ group, kept: { phase: 'in', founding: undefined, packages: [], leafSince: this.clock() } });
  }

  private seconds(): number {
    return Math.floor(this.clock() / 1000);
  }
}
