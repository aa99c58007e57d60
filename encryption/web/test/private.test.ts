import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { base64 } from '../src/bytes.ts';
import { isMemberOf, privateRoom } from '../src/names.ts';
import { FakeHub, ROOM } from './fakehub.ts';
import { Browser, until } from './house.ts';

const ANN = 'a'.repeat(32);
const BEN = 'b'.repeat(32);
const CAT = 'c'.repeat(32);
const ALONE = privateRoom(ROOM, BEN, ANN);
const open: Browser[] = [];

const enter = async (hub: FakeHub, name: string): Promise<Browser> => {
  const browser = await new Browser(hub, name).open();
  open.push(browser);
  return browser;
};

afterEach(() => open.splice(0).forEach((browser) => browser.kill()));

test('only the two in its name are members of a private room', () => {
  assert.equal(ALONE, ROOM + '~' + ANN + '~' + BEN);
  assert.ok(isMemberOf(ALONE + '/' + ANN, ALONE) && isMemberOf(ALONE + '/' + BEN, ALONE));
  assert.ok(!isMemberOf(ALONE + '/' + CAT, ALONE));
  assert.ok(!isMemberOf(ROOM + '/' + ANN, ALONE));
});

test('what is written before the other one came goes out when they are there to read it, once', async () => {
  const hub = new FakeHub(ALONE);
  const ann = await enter(hub, ANN);
  await ann.page.send('first');
  await ann.page.send('second');
  await until(() => ann.page.kept.phase === 'in', 'ann is in');
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.equal(ann.page.kept.outbox.length, 2, 'nothing is sent to nobody');
  ann.kill();
  await ann.open();
  const ben = await enter(hub, BEN);
  await until(() => ben.words().length === 2 && ann.page.kept.outbox.length === 0, 'both words');
  assert.deepEqual(ben.words(), ['first', 'second']);
  await ben.page.send('third');
  await until(() => ann.words().length === 3, 'third');
  assert.deepEqual(ann.words(), ['first', 'second', 'third']);
});

test('another device of one of the two does not make words go out', async () => {
  const hub = new FakeHub(ALONE);
  const ann = await enter(hub, ANN);
  await ann.page.send('for ben');
  const more = await enter(hub, ANN);
  await until(() => more.page.kept.phase === 'in', 'her second device');
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.equal(ann.page.kept.outbox.length, 1);
  const ben = await enter(hub, BEN);
  await until(() => ben.words().length === 1 && more.words().length === 1, 'for ben');
});

test('a third one whom the hub puts into the list ends everything', async () => {
  const hub = new FakeHub(ALONE);
  const ann = await enter(hub, ANN);
  await enter(hub, BEN);
  await until(() => ann.page.keeper.group?.members().size === 2, 'two');
  await hub.append('added', ALONE + '/' + CAT, 'c'.repeat(20), base64(new Uint8Array(32)));
  const zoe = new Browser(hub, ANN);
  open.push(zoe);
  await assert.rejects(zoe.open(), /log/);
  await ann.page.send('still us').catch(() => undefined);
  ann.kill();
  await assert.rejects(ann.open(), /log/);
});

test('a hub that answers for another room than was asked for is refused', async () => {
  const ann = new Browser(new FakeHub(ALONE), ANN, (disk) => disk, privateRoom(ROOM, ANN, CAT));
  await assert.rejects(ann.open(), /another room/);
});

test('messages count as new until they were on the screen', async () => {
  const hub = new FakeHub(ALONE);
  const [ann, ben] = [await enter(hub, ANN), await enter(hub, BEN)];
  await until(() => ann.page.keeper.group?.members().size === 2 && ben.page.kept.phase === 'in', 'two');
  await ann.page.send('one');
  await ann.page.send('two');
  await until(() => ben.words().length === 2, 'two words');
  assert.equal(ben.page.memory.unseen, 2);
  assert.equal(ann.page.memory.unseen, 0);
  await ben.page.memory.shown();
  assert.equal(ben.page.memory.unseen, 0);
  ben.kill();
  await ben.open();
  assert.equal(ben.page.memory.unseen, 0);
});
