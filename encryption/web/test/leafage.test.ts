import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { base64, concat, same } from '../src/bytes.ts';
import type { Keeper } from '../src/keeper.ts';
import { Warden } from '../src/warden.ts';
import { FakeHub } from './fakehub.ts';
import { Browser, until } from './house.ts';

const DAY = 86_400_000;
const open: Browser[] = [];
let now = 0;
const clock = (): number => now;

async function house(...names: string[]): Promise<{ hub: FakeHub; people: Browser[] }> {
  now = Date.now();
  const hub = new FakeHub(undefined, clock);
  const people: Browser[] = [];
  for (const name of names) {
    const browser = new Browser(hub, name, undefined, undefined, clock);
    open.push(browser);
    people.push(await browser.open());
    await until(() => browser.page.kept.phase === 'in', name + ' is in');
  }
  await until(() => people.every((p) => p.page.keeper.group!.members().size === names.length), 'all see all');
  return { hub, people };
}

/** How often a device gave its leaf new keys. */
const renewals = (hub: FakeHub, who: Browser): number =>
  hub.commits.filter((c) => c.device === who.page.kept.device && c.added === 0 && c.removed === 0).length;

const renewed = (who: Browser): boolean => who.page.kept.leafSince === now && who.page.kept.pending === undefined;

async function talk(people: Browser[], words: string): Promise<void> {
  for (const who of people) await who.page.send(words + ' of ' + who.name);
  await until(() => people.every((who) => who.words().filter((w) => w.startsWith(words)).length === people.length), words);
}

afterEach(() => open.splice(0).forEach((browser) => browser.kill()));

test('a leaf is old after a week and up to a day more, by which devices differ', () => {
  const aged = (first: number, at: number, leafSince = 0): boolean => {
    const device = base64(concat(new Uint8Array([first]), new Uint8Array(23)));
    const keeper = { kept: { device, leafSince } } as unknown as Keeper;
    return new Warden(new FakeHub().as('ann'), keeper, () => at).aged;
  };
  for (let first = 0; first < 256; first++) {
    assert.ok(!aged(first, 7 * DAY - 1));
    assert.ok(aged(first, 8 * DAY));
    assert.equal(aged(first, 7.5 * DAY), first <= 128);
  }
  assert.ok(!aged(0, 0, DAY), 'a clock that was a little ahead');
  assert.ok(aged(0, 0, 30 * DAY), 'a clock that was far ahead');
});

test('each device gives its leaf new keys once an age, by itself, and all go on talking', async () => {
  const { hub, people } = await house('ann', 'ben', 'cat');
  const keys = people.map((p) => p.page.keeper.group!.leafKey);
  await talk(people, 'before');
  for (let age = 1; age <= 3; age++) {
    now += 8 * DAY;
    await until(() => people.every(renewed), 'all renewed, age ' + age);
    await talk(people, 'age ' + age);
    for (const who of people) {
      who.kill();
      await who.open();
    }
    await talk(people, 'again ' + age);
    assert.deepEqual(people.map((p) => renewals(hub, p)), [age, age, age]);
  }
  people.forEach((p, i) => assert.ok(!same(p.page.keeper.group!.leafKey, keys[i]!)));
  assert.ok(people.every((p) => !p.lines().some((line) => line.startsWith('unchecked'))));
});

test('who comes back after a long time follows first, and then renews once', async () => {
  const { hub, people } = await house('ann', 'ben', 'cat');
  const [ann, ben, cat] = people as [Browser, Browser, Browser];
  ben.kill();
  for (let week = 0; week < 3; week++) {
    now += 8 * DAY;
    await until(() => renewed(ann) && renewed(cat), 'the two who are here');
    await ann.page.send('week ' + week);
  }
  await until(() => cat.words().length === 3, 'said');
  await ben.open();
  await until(() => renewed(ben), 'ben renewed');
  assert.equal(renewals(hub, ben), 1);
  assert.deepEqual(ben.words(), ['week 0', 'week 1', 'week 2']);
  await talk(people, 'all here');
});

test('all come back at once after months: each renews once, whoever is first', async () => {
  const { hub, people } = await house('ann', 'ben', 'cat');
  people.forEach((p) => p.kill());
  now += 20 * DAY;
  await Promise.all(people.map((p) => p.open()));
  await until(() => people.every(renewed), 'all renewed');
  await talk(people, 'back');
  assert.deepEqual(people.map((p) => renewals(hub, p)), [1, 1, 1]);
});

test('of two tabs one renews; killed after it was sent, the commit counts once', async () => {
  const { hub, people } = await house('ann', 'ben');
  const ann = people[0]!;
  const other = ann.tab();
  open.push(other);
  await other.open();
  now += 8 * DAY;
  const stopped = (b: Browser): boolean => b.page.trouble === 'overtaken';
  await until(() => renewals(hub, ann) > 0, 'one renews');
  // Whichever it was not has an old state, and notices when it writes.
  await Promise.allSettled([ann.page.memory.help({}), other.page.memory.help({})]);
  assert.notEqual(stopped(ann), stopped(other));
  ann.kill();
  other.kill();
  await ann.open();
  await until(() => renewed(ann), 'it counts');
  assert.equal(renewals(hub, ann), 1);
  await talk(people, 'still');
});
