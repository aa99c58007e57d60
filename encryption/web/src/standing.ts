import { base64 } from './bytes.ts';
import type { Hub, HubRoom } from './hub.ts';
import type { Keeper } from './keeper.ts';
import type { Kept } from './kept.ts';
import { demand } from './refusal.ts';

/** What a device keeps that is not in the room any more: its lines, and nothing of its keys. */
export const outside = (phase: 'out' | 'ended'): Partial<Kept> => ({
  phase,
  packages: [],
  pending: undefined,
  signKey: new Uint8Array(0),
});

/**
 * Notices that the group ended or went on without this device. The hub's word is not enough: its log of devices, from which
 * nothing can be taken back, must say that this device was taken out.
 */
export class Standing {
  /** The last event that had come when this device was first missed. */
  private missedAt: number | undefined;

  constructor(
    private readonly hub: Hub,
    private readonly keeper: Keeper,
    private readonly ask: () => Promise<HubRoom>,
  ) {}

  /** @throws Refusal if the hub has another group than this device's, and its log did not take the device out */
  async compare(theirs: string | undefined): Promise<void> {
    const { group, kept } = this.keeper;
    if (group === undefined || kept.phase !== 'in' || theirs === base64(group.id)) return;
    demand(this.gone, 'room', 'the group of another room');
    await this.keeper.put({ kept: outside('ended'), group: null });
  }

  /** Asks, and returns whether to ask again in a moment: what is still on its way to this device may be readable. */
  async look(): Promise<boolean> {
    if (this.keeper.kept.phase !== 'in' && this.keeper.kept.phase !== 'waiting') return false;
    await this.keeper.followLog(this.hub);
    if (await this.stopsWaiting()) return false;
    const missedAt = this.missedAt;
    this.missedAt = undefined;
    if (!this.gone) return false;
    await this.compare((await this.ask()).group);
    const { phase, last } = this.keeper.kept;
    if (phase !== 'in') return false;
    if (missedAt === last) {
      await this.keeper.put({ kept: outside('out'), group: null });
      return false;
    }
    this.missedAt = last;
    return true;
  }

  /** Whoever was let in and taken out before it knew, or whose group ended, waits for nothing. */
  async stopsWaiting(): Promise<boolean> {
    const { kept, log } = this.keeper;
    if (kept.phase !== 'waiting' || !this.gone) return false;
    await this.keeper.put({ kept: outside(log.endedFor(kept.device) ? 'ended' : 'out') });
    return true;
  }

  private get gone(): boolean {
    return this.keeper.log.devices().get(this.keeper.kept.device)?.active !== true;
  }
}
