import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Changes, Store } from '../src/store.ts';
import { away, FakeHub } from './fakehub.ts';
import { Browser, until } from './house.ts';

function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** Killed at this write: before anything is on the disk, or just after all of it is. */
class Killed extends Error {}

class MortalStore implements Store {
  kill: 'before' | 'after' | 'dead' | undefined;

  constructor(private readonly disk: Store) {}

  version = (): Promise<number> => this.disk.version();
  read = (key: string): ReturnType<Store['read']> => this.disk.read(key);
  list = (prefix: string): ReturnType<Store['list']> => this.disk.list(prefix);
  clear = (): Promise<void> => this.disk.clear();

  async write(version: number, changes: Changes): Promise<number> {
    if (this.kill === 'before') this.kill = 'dead';
    if (this.kill === 'dead') throw new Killed();
    const next = await this.disk.write(version, changes);
    if (this.kill !== 'after') return next;
    this.kill = 'dead';
    throw new Killed();
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 4));

test('killed, cut off and opened again at random: nothing is lost, nothing comes twice, no key is used again', async () => {
  for (const seed of [11, 12, 13, 14]) {
    const roll = dice(seed);
    const hub = new FakeHub();
    const stores = new Map<Browser, MortalStore>();
    const people = ['ann', 'ben', 'cat'].map((name) => {
      const browser: Browser = new Browser(hub, name, (disk) => {
        const store = new MortalStore(disk);
        stores.set(browser, store);
        return store;
      });
      return browser;
    });
    for (const browser of people) {
      await browser.open();
      await until(() => browser.page.kept.phase === 'in', 'in');
    }
    const said: string[] = [];
    for (let step = 0; step < 40; step++) {
      const who = people[roll(people.length)]!;
      const store = stores.get(who)!;
      const move = roll(8);
      const when = roll(2) === 0 ? 'before' : 'after';
      const words = seed + '/' + step;
      if (move === 0) hub.fault = (_, at) => void (at === when && roll(3) === 0 && away());
      if (move === 1) hub.fault = () => undefined;
      if (move === 2) store.kill = when;
      let unsure = false;
      if (move > 1) {
        await who.page.send(words).then(
          () => said.push(words),
          () => (unsure = true),
        );
      }
      if (roll(3) === 0) await pause();
      if (store.kill !== undefined || who.page.trouble !== undefined || roll(6) === 0) {
        store.kill = 'dead';
        who.kill();
        const fault = hub.fault;
        hub.fault = () => undefined;
        await who.open();
        hub.fault = fault;
        // Whether it reached the disk is to be seen there; if not, it was never said, and the field still has the words.
        const kept = who.page.kept.outbox.some((o) => o.body === words) || who.words().includes(words);
        if (unsure && kept) said.push(words);
      }
    }
    hub.fault = () => undefined;
    for (const browser of people) {
      stores.get(browser)!.kill = 'dead';
      browser.kill();
      await browser.open();
    }
    const sorted = [...said].sort();
    for (const reader of people) {
      await until(() => reader.words().length >= said.length, seed + ': all for ' + reader.name);
      assert.deepEqual([...reader.words()].sort(), sorted, seed + ' ' + reader.name);
      assert.ok(!reader.lines().some((line) => line.startsWith('unchecked')), seed + ' ' + reader.name);
    }
    assert.deepEqual(people[0]!.words(), people[1]!.words());
    assert.deepEqual(people[0]!.words(), people[2]!.words());
    people.forEach((browser) => browser.kill());
  }
});
