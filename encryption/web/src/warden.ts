import { base64, Reader, same, unbase64 } from './bytes.ts';
import type { Group, Proposed } from './group.ts';
import { HubRefusal, type Hub, type HubDevice, type HubRoom } from './hub.ts';
import type { Identity } from './identity.ts';
import type { Keeper } from './keeper.ts';
import type { Kept } from './kept.ts';
import { LEAF_AGE, LEAF_SPREAD, MAX_ADDED } from './limits.ts';
import { checkPackage } from './packages.ts';
import { identityOf } from './identity.ts';
import { Refusal } from './refusal.ts';

/**
 * Lets waiting devices in and leaving ones out, and gives this device's leaf new keys, by commits that are stored before they are sent and count when they come back.
 * Never both in one commit: ts-mls then leaves whoever joins without the keys of the path.
 */
export class Warden {
  constructor(
    private readonly hub: Hub,
    private readonly keeper: Keeper,
    private readonly clock: () => number,
  ) {}

  private get kept(): Kept {
    return this.keeper.kept;
  }

  /** One commit, if there is anything to do; what it leaves is done after it came back. */
  async tidy(): Promise<void> {
    const group = this.keeper.group;
    if (this.kept.phase !== 'in' || group === undefined || this.kept.pending !== undefined) return;
    const { devices } = await this.hub.call<HubRoom>('room', {});
    await this.keeper.followLog(this.hub);
    await this.learn(devices);
    const leaving = devices.filter((d) => d.state === 'leaving' && d.device !== this.kept.device);
    const out = leaving.map(identity).filter((i) => group.has(i));
    if (out.length > 0) {
      const names = leaving.filter((d) => group.has(identity(d))).map((d) => d.device);
      return this.commit(group, await group.remove(out), [], names);
    }
    const waiting = devices.filter((d) => d.state === 'waiting' && this.isWelcome(d, group)).slice(0, MAX_ADDED);
    if (waiting.length > 0) await this.admit(group, waiting);
  }

  /** Whether this device's leaf has had its keys long enough: a week, and up to a day more, by which devices differ. */
  get aged(): boolean {
    const { leafSince = 0, device } = this.kept;
    const share = Number(new Reader(unbase64(device)).number(4)) / 2 ** 32;
    const now = this.clock();
    return now >= leafSince + LEAF_AGE + share * LEAF_SPREAD || now < leafSince - LEAF_SPREAD;
  }

  /** New keys for this device's leaf if they are old, by one commit; not before this device has followed to where the group is. */
  async renew(): Promise<void> {
    const group = this.keeper.group;
    if (this.kept.phase !== 'in' || group === undefined || this.kept.pending !== undefined || !this.aged) return;
    const { epoch } = await this.hub.call<HubRoom>('room', {});
    if (epoch === group.epoch) await this.commit(group, await group.renew(), [], []);
  }

  /** Sends a commit that was stored and has not come back. */
  async finish(): Promise<void> {
    const pending = this.kept.pending;
    if (pending === undefined || this.keeper.group === undefined) return;
    try {
      await this.hub.call('commit', {
        group: base64(this.keeper.group.id),
        epoch: pending.epoch,
        device: this.kept.device,
        commit: base64(pending.commit),
        ...(pending.welcome && { welcome: base64(pending.welcome) }),
        added: pending.added,
        removed: pending.removed,
        tree: base64(pending.tree),
      });
    } catch (cause) {
      if (!(cause instanceof HubRefusal)) throw cause;
      // The group has gone on, by somebody else's commit or by this one: the events will say. Anything else will not get better.
      const goneOn = cause.status === 409 && (cause.epoch === undefined || cause.epoch > pending.epoch);
      if (!goneOn) await this.keeper.put({ kept: { pending: undefined } });
    }
  }

  /** The log has it with this key, as a device that was not removed, and it is not in the group. */
  private isWelcome(d: HubDevice, group: Group): boolean {
    const logged = this.keeper.log.devices().get(d.device);
    const agrees = logged?.active === true && logged.member === d.member && logged.signatureKey === d.signatureKey;
    return agrees && !group.has(identity(d));
  }

  private async admit(group: Group, waiting: HubDevice[]): Promise<void> {
    const asked = { device: this.kept.device, devices: waiting.map((d) => d.device) };
    const taken = await this.hub.call<{ packages: { device: string; keyPackage: string }[] }>('take', asked);
    const good: { device: string; bytes: Uint8Array }[] = [];
    for (const { device, keyPackage } of taken.packages) {
      const expected = waiting.find((d) => d.device === device);
      try {
        const bytes = unbase64(keyPackage);
        const checked = identityOf((await checkPackage(bytes, this.keeper.vouches, this.seconds())).leafNode);
        const right = expected !== undefined && isSame(checked, identity(expected));
        if (right) good.push({ device, bytes });
      } catch (cause) {
        if (!(cause instanceof Refusal)) throw cause;
      }
    }
    if (good.length === 0) return;
    const proposed = await group.add(good.map((g) => g.bytes), this.seconds());
    await this.commit(group, proposed, good.map((g) => g.device), []);
  }

  private async commit(group: Group, proposed: Proposed, added: string[], removed: string[]): Promise<void> {
    const pending = {
      epoch: group.epoch,
      commit: proposed.commit,
      ...(proposed.welcome && { welcome: proposed.welcome }),
      tree: proposed.tree,
      next: proposed.next.encode(),
      added,
      removed,
    };
    await this.keeper.put({ group: proposed.here, kept: { pending } });
    await this.finish();
  }

  /** The names of members, for those that are not known yet. */
  private async learn(devices: HubDevice[]): Promise<void> {
    const names = { ...this.kept.names };
    for (const d of devices) if (d.name !== undefined) names[d.member] ??= d.name;
    if (Object.keys(names).length > Object.keys(this.kept.names).length) await this.keeper.put({ kept: { names } });
  }

  private seconds(): number {
    return Math.floor(this.clock() / 1000);
  }
}

const identity = (d: HubDevice): Identity => ({ uri: d.member, signatureKey: unbase64(d.signatureKey) });

const isSame = (a: Identity, b: Identity): boolean => a.uri === b.uri && same(a.signatureKey, b.signatureKey);
