import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { base64, unbase64 } from '../src/bytes.ts';
import { freshDevice } from '../src/enrolment.ts';
import { Group } from '../src/group.ts';
import { HubRefusal, type Hub } from '../src/hub.ts';
import { Keeper } from '../src/keeper.ts';
import { decodeKept, type Kept, type KeptPackage } from '../src/kept.ts';
import { Renewal } from '../src/renewal.ts';
import { MemoryStore } from '../src/store.ts';
import { away, FakeHub, ROOM } from './fakehub.ts';
import { Browser, until } from './house.ts';
import { everybody } from './people.ts';

const DAY = 86_400_000;
const open: Browser[] = [];
let now = 0;
const clock = (): number => now;

/** Looks at every package that is offered: its private part must be on the disk by then. */
class WatchingHub extends FakeHub {
  readonly disks = new Map<string, Browser>();
  readonly missing: string[] = [];

  override as(name: string): Hub {
    const straight = super.as(name);
    return {
      ...straight,
      call: async <T>(operation: string, request: object): Promise<T> => {
        if (operation === 'refill') {
          const { keyPackages, lastResort } = request as { keyPackages: string[]; lastResort?: string };
          const kept = await onDisk(this.disks.get(name)!);
          const there = kept.map((p) => base64(p.open));
          this.missing.push(...[...keyPackages, ...(lastResort ? [lastResort] : [])].filter((p) => !there.includes(p)));
        }
        return straight.call<T>(operation, request);
      },
    };
  }
}

async function onDisk(browser: Browser): Promise<KeptPackage[]> {
  return decodeKept<Kept>((await browser.disk.read('kept'))!).packages;
}

/** Ann was inside and is away; Ben waits. */
async function waiting(): Promise<{ hub: WatchingHub; ann: Browser; ben: Browser; take: (n: number) => Promise<string[]> }> {
  now = Date.now();
  const hub = new WatchingHub(undefined, clock);
  const browser = (name: string): Browser => {
    const made = new Browser(hub, name, undefined, undefined, clock);
    hub.disks.set(name, made);
    open.push(made);
    return made;
  };
  const ann = await browser('ann').open();
  await until(() => ann.page.kept.phase === 'in', 'ann is in');
  ann.kill();
  const ben = await browser('ben').open();
  assert.equal(ben.page.kept.phase, 'waiting');
  const asked = { device: ann.page.kept.device, devices: [ben.page.kept.device] };
  const take = async (n: number): Promise<string[]> => {
    const taken: string[] = [];
    for (let i = 0; i < n; i++) {
      const { packages } = await hub.as('ann').call<{ packages: { keyPackage: string }[] }>('take', asked);
      taken.push(...packages.map((p) => p.keyPackage));
    }
    return taken;
  };
  return { hub, ann, ben, take };
}

const left = (hub: FakeHub, ben: Browser): string[] => hub.devices.get(ben.page.kept.device)!.packages.all();

afterEach(() => open.splice(0).forEach((browser) => browser.kill()));

test('few packages left: a waiting device makes more by itself, and stores them before it offers them', async () => {
  const { hub, ben, take } = await waiting();
  await take(5);
  assert.equal(hub.refills.length, 0, 'half of them are enough');
  await take(1);
  await until(() => hub.refills.length === 1 && ben.page.kept.packages.every((p) => !p.unsent), 'more');
  assert.deepEqual(hub.refills, [{ device: ben.page.kept.device, packages: 6, lastResort: false }]);
  assert.equal(left(hub, ben).length, 11);
  assert.deepEqual(hub.missing, []);
});

test('in the last third of its life the last resort is replaced; its private part stays for 30 days and goes then', async () => {
  const { hub, ben } = await waiting();
  const before = ben.page.kept.packages.find((p) => p.last)!;
  now += 59 * DAY;
  ben.kill();
  await ben.open();
  assert.equal(hub.refills.length, 0);
  now += 2 * DAY;
  await until(() => ben.page.kept.packages.some((p) => p.replaced !== undefined), 'a new one');
  assert.deepEqual(hub.refills, [{ device: ben.page.kept.device, packages: 0, lastResort: true }]);
  assert.deepEqual(hub.missing, []);
  const kept = (): KeptPackage | undefined => ben.page.kept.packages.find((p) => base64(p.open) === base64(before.open));
  assert.deepEqual(kept()?.init, before.init);
  assert.ok(!left(hub, ben).includes(base64(before.open)));
  now += 29 * DAY;
  ben.kill();
  await ben.open();
  assert.ok(kept() !== undefined, 'a Welcome to it may still lie at the hub');
  now += 2 * DAY;
  await until(() => kept() === undefined, 'gone');
  await until(() => hub.refills.length === 2, 'the others are over by now');
  assert.equal(hub.refills[1]!.packages, 10);
});

test('a Welcome to a last resort that was replaced meanwhile lets the device in, and nothing of its packages stays', async () => {
  const { hub, ann, ben, take } = await waiting();
  const lastResort = (await take(11)).at(-1)!;
  await until(() => hub.refills.length === 1, 'more');
  now += 61 * DAY;
  await until(() => hub.refills.some((r) => r.lastResort) && ben.page.kept.packages.some((p) => p.replaced), 'replaced');
  const group = Group.decode(ann.page.keeper.group!.encode(), everybody);
  const proposed = await group.add([unbase64(lastResort)], Math.floor(now / 1000));
  await hub.as('ann').call('commit', {
    group: base64(group.id),
    epoch: group.epoch,
    device: ann.page.kept.device,
    commit: base64(proposed.commit),
    welcome: base64(proposed.welcome!),
    tree: base64(proposed.tree),
    added: [ben.page.kept.device],
    removed: [],
  });
  await until(() => ben.page.kept.phase === 'in', 'ben is in');
  assert.deepEqual(await onDisk(ben), []);
});

test('cut off or killed while it renews, everything that the hub hands out can be opened, and is there once', async () => {
  for (const when of ['before', 'after'] as const) {
    const { hub, ben, take } = await waiting();
    let cut = 0;
    hub.fault = (operation, at) => {
      if (operation !== 'refill' || at !== when || cut > 1) return;
      cut++;
      away();
    };
    await take(8);
    now += 61 * DAY;
    await until(() => cut === 1, 'cut off');
    ben.kill();
    await ben.open().catch(() => ben.open());
    await until(() => cut === 2 && ben.page.kept.packages.every((p) => !p.unsent), 'offered again');
    const there = (await onDisk(ben)).map((p) => base64(p.open));
    const handed = left(hub, ben);
    assert.equal(new Set(handed).size, 11, when);
    assert.ok(handed.every((p) => there.includes(p)), when);
    assert.equal(ben.page.kept.packages.filter((p) => p.last && p.replaced === undefined).length, 1, when);
    assert.deepEqual(hub.missing, []);
    ben.kill();
  }
});

test('of two tabs one renews, and the other one stops', async () => {
  const { hub, ben, take } = await waiting();
  const other = ben.tab();
  open.push(other);
  await other.open();
  await take(9);
  const stopped = (b: Browser): boolean => b.page.trouble === 'overtaken';
  await until(() => hub.refills.length > 0, 'one renews');
  // Whichever it was not has an old state, and notices when it writes.
  await Promise.allSettled([ben.page.memory.help({}), other.page.memory.help({})]);
  assert.notEqual(stopped(ben), stopped(other));
  assert.equal(hub.refills.length, 1);
});

test('a hub that always wants more, or takes nothing, does not fill the device', async () => {
  for (const status of [200, 422, 409]) {
    let at = Date.now();
    let asked = 0;
    const hub: Hub = {
      call: async <T>(): Promise<T> => {
        asked++;
        if (status === 200) return {} as T;
        throw new HubRefusal(status, 'no', 'no', undefined);
      },
      listen: () => () => undefined,
    };
    const fresh = { ...(await freshDevice(ROOM + '/ben')), phase: 'waiting' as const };
    const keeper = await Keeper.open(new MemoryStore(), ROOM, async () => fresh);
    const renewal = new Renewal(hub, keeper, () => at);
    for (let i = 0; i < 12; i++, at += 3_600_000) {
      await renewal.look({ member: ROOM + '/ben', device: fresh.device, signatureKey: '', packagesLeft: 0, lastResortUntil: at });
    }
    assert.ok(keeper.kept.packages.length <= 100, String(status));
    assert.equal(keeper.kept.packages.length === 0, status === 422, 'what the hub never had is not kept');
    const before = asked;
    await renewal.look({ member: ROOM + '/ben', device: fresh.device, signatureKey: '', packagesLeft: 0 });
    await renewal.look({ member: ROOM + '/ben', device: fresh.device, signatureKey: '', packagesLeft: 0 });
    assert.ok(asked <= before + 1, 'a refusal is not asked again at once');
  }
});
