import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { isRoomOf, pairsOf } from '../src/asked.ts';
import { base64, unbase64 } from '../src/bytes.ts';
import { Group } from '../src/group.ts';
import type { Hub, HubEvent, HubRoom } from '../src/hub.ts';
import { privateRoom } from '../src/names.ts';
import { FakeHub, ROOM } from './fakehub.ts';
import { Browser, until } from './house.ts';
import { everybody } from './people.ts';

const ANN = 'a'.repeat(32);
const BEN = 'b'.repeat(32);
const CAT = 'c'.repeat(32);
const ALONE = privateRoom(ROOM, ANN, BEN);
const open: Browser[] = [];

/** A hub that says something else of the room than it is, and hands other events over. */
class LyingHub extends FakeHub {
  lie: (room: HubRoom) => HubRoom = (room) => room;
  touch: (event: HubEvent) => HubEvent = (event) => event;
  /** Handed out instead of the group's. */
  tree: string | undefined;

  override as(name: string): Hub {
    const straight = super.as(name);
    return {
      call: async <T>(operation: string, request: object): Promise<T> => {
        if (operation === 'tree' && this.tree !== undefined) return { tree: this.tree } as T;
        const answer = await straight.call<T>(operation, request);
        return operation === 'room' ? (this.lie(answer as HubRoom) as T) : answer;
      },
      listen: (device, after, event, lost) => straight.listen(device, after, (e) => event(this.touch(e)), lost),
    };
  }
}

async function enter(hub: FakeHub, name: string, expected: string): Promise<Browser> {
  const browser = new Browser(hub, name, undefined, expected);
  open.push(browser);
  await browser.open();
  await until(() => browser.page.kept.phase === 'in', name + ' is in');
  return browser;
}

afterEach(() => open.splice(0).forEach((browser) => browser.kill()));

test('a link to a private room, and the hub answers for another one, of any kind: refused before anything is sent', async () => {
  for (const other of [ROOM, privateRoom(ROOM, ANN, CAT), ALONE.replace('lounge', 'cellar'), ALONE + '~']) {
    const hub = new FakeHub(other);
    const ann = new Browser(hub, ANN, undefined, ALONE);
    await assert.rejects(ann.open(), { reason: 'room' });
    assert.equal(hub.devices.size, 0, other);
    assert.equal(await ann.disk.version(), 0);
  }
});

test('the right name and somebody else’s: refused', async () => {
  for (const you of [ALONE + '/' + CAT, ROOM + '/' + ANN, ALONE + '/']) {
    const hub = new LyingHub(ALONE);
    hub.lie = (room) => ({ ...room, you });
    await assert.rejects(new Browser(hub, ANN, undefined, ALONE).open(), { reason: 'room' });
    assert.equal(hub.devices.size, 0);
  }
});

test('the right name and another room’s group: refused, nothing is sent there, and afterwards all is as before', async () => {
  const hub = new LyingHub(ALONE);
  const ann = await enter(hub, ANN, ALONE);
  const ben = await enter(hub, BEN, ALONE);
  await until(() => ann.page.keeper.group?.members().size === 2, 'two');
  ann.kill();
  const elsewhere = new FakeHub();
  await enter(elsewhere, CAT, ROOM);
  const { group } = await elsewhere.as(CAT).call<HubRoom>('room', {});
  hub.lie = (room) => ({ ...room, group: group! });
  await assert.rejects(ann.open(), { reason: 'room', detail: 'the group of another room' });
  hub.lie = (room) => room;
  await ann.open();
  await ann.page.send('still us');
  await until(() => ben.words().length === 1, 'still us');
});

test('a group that ended while a device was away: it says so, as the log has it', async () => {
  const hub = new LyingHub(ALONE);
  const ann = await enter(hub, ANN, ALONE);
  ann.kill();
  const { device, publicKey } = ann.page.kept;
  await hub.append('removed', ALONE + '/' + ANN, device, base64(publicKey));
  hub.lie = ({ group: _, ...room }) => room;
  await ann.open();
  assert.equal(ann.page.kept.phase, 'ended');
  assert.equal(ann.page.keeper.group, undefined);
});

test('a Welcome into the group of another room opens nothing, and the page says so', async () => {
  const cat = await enter(new FakeHub(), CAT, ROOM);
  const hub = new LyingHub(ALONE);
  const ann = await enter(hub, ANN, ALONE);
  ann.kill();
  const ben = new Browser(hub, BEN, undefined, ALONE);
  open.push(ben);
  await ben.open();
  // Somebody of the other room helps the hub, with a client that checks nothing.
  const careless = Group.decode(cat.page.keeper.group!.encode(), everybody);
  const bytes = hub.devices.get(ben.page.kept.device)!.packages.all()[0]!;
  const foreign = await careless.add([unbase64(bytes)], Math.floor(Date.now() / 1000));
  const there = { group: base64(foreign.next.id), epoch: foreign.next.epoch };
  hub.touch = (event) => (event.type === 'welcome' ? { ...event, ...there, welcome: base64(foreign.welcome!) } : event);
  hub.tree = base64(foreign.tree);
  await ann.open();
  await until(() => ben.page.kept.phase === 'lost', 'refused and said');
  assert.equal(ben.page.keeper.group, undefined);
  assert.deepEqual(ben.page.kept.packages, []);
});

test('a hub that answers for another room later is not believed either, and the page says so', async () => {
  const hub = new LyingHub(ALONE);
  const ann = await enter(hub, ANN, ALONE);
  ann.kill();
  const ben = new Browser(hub, BEN, undefined, ALONE);
  open.push(ben);
  await ben.open();
  assert.equal(ben.page.kept.phase, 'waiting');
  hub.lie = (room) => ({ ...room, room: privateRoom(ROOM, BEN, CAT), you: privateRoom(ROOM, BEN, CAT) + '/' + BEN });
  await until(() => ben.page.trouble === 'room', 'said');
});

test('rooms and private rooms that the hub lists are held against the names that they must have', () => {
  const room = isRoomOf('evening room');
  assert.ok(room('quietroom:lounge/evening%20room'));
  for (const name of ['quietroom:lounge/evening', 'quietroom:lounge/evening%20room/x', 'quietroom:lounge/x/evening%20room', 'x:y/evening%20room']) {
    assert.ok(!room(name), name);
  }
  assert.ok(!isRoomOf('evening-room~' + ANN + '~' + BEN)(ALONE));
  const you = ROOM + '/' + ANN;
  const good = { member: ROOM + '/' + BEN, room: ALONE, sequence: 1 };
  const bad = [
    { member: ROOM + '/' + CAT, room: ALONE, sequence: 1 },
    { member: 'quietroom:cellar/evening-room/' + BEN, room: ALONE, sequence: 1 },
    { member: you, room: privateRoom(ROOM, ANN, ANN), sequence: 1 },
    { member: ROOM + '/' + BEN, room: ROOM, sequence: 1 },
  ];
  assert.deepEqual(pairsOf([...bad, good], ROOM, you), [good]);
});
