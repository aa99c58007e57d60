import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshDevice } from '../src/enrolment.ts';
import { Keeper } from '../src/keeper.ts';
import type { Item } from '../src/kept.ts';
import { MAX_KEPT } from '../src/limits.ts';
import { since } from '../src/since.ts';
import { MemoryStore } from '../src/store.ts';
import { ROOM } from './fakehub.ts';

const ANN = ROOM + '/ann';
const nothing = new Uint8Array(0);

const line = (sequence: number): Item => ({
  kind: 'message', sequence, at: sequence, member: ANN, name: 'ANN', own: true, body: 'line ' + sequence, content: nothing, frank: nothing,
});

const lines = (from: number, to: number): Item[] => Array.from({ length: to - from + 1 }, (_, i) => line(from + i));

const keeperOn = (disk: MemoryStore): Promise<Keeper> => Keeper.open(disk, ROOM, () => freshDevice(ANN));

test('of more than 2,000 lines the oldest go, from the disk too, and each that comes is drawn once', async () => {
  const disk = new MemoryStore();
  const keeper = await keeperOn(disk);
  await keeper.put({ items: lines(1, MAX_KEPT - 2) });
  let drawn = since(keeper.items, undefined)!.at(-1);
  const shown: number[] = [];
  for (let sequence = MAX_KEPT - 1; sequence <= MAX_KEPT + 5; sequence++) {
    await keeper.put({ items: [line(sequence)] });
    const fresh = since(keeper.items, drawn)!;
    shown.push(...fresh.map((item) => item.sequence));
    drawn = fresh.at(-1);
    assert.deepEqual(since(keeper.items, drawn), [], 'nothing is drawn twice');
  }
  assert.deepEqual(shown, [1999, 2000, 2001, 2002, 2003, 2004, 2005]);
  for (const kept of [keeper, await keeperOn(disk)]) {
    assert.equal(kept.items.length, MAX_KEPT);
    assert.deepEqual([kept.items[0]!.sequence, kept.items.at(-1)!.sequence], [6, 2005]);
  }
  assert.equal((await disk.list('item|')).length, MAX_KEPT);
});

test('more lines at once than are kept: what was drawn is gone, and all is drawn anew', async () => {
  const keeper = await keeperOn(new MemoryStore());
  await keeper.put({ items: lines(1, 10) });
  const drawn = keeper.items.at(-1);
  await keeper.put({ items: lines(11, 10 + MAX_KEPT) });
  assert.equal(since(keeper.items, drawn), undefined);
  assert.equal(since(keeper.items, undefined)!.length, MAX_KEPT);
  await keeper.forget();
  assert.equal(since(keeper.items, drawn), undefined);
});

test('lines that a member brings along are put where they belong, and what was drawn is drawn anew only if it went', async () => {
  const keeper = await keeperOn(new MemoryStore());
  await keeper.put({ items: lines(5, 6) });
  const drawn = keeper.items.at(-1);
  assert.equal(await keeper.restore(lines(1, 5)), 4);
  assert.deepEqual(keeper.items.map((item) => item.sequence), [1, 2, 3, 4, 5, 6]);
  assert.deepEqual(since(keeper.items, drawn), []);
});
