import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { base64, random, unbase64 } from '../src/bytes.ts';
import { Group } from '../src/group.ts';
import type { Hub, HubEvent } from '../src/hub.ts';
import { encodePackage, makePackage } from '../src/packages.ts';
import { suite } from '../src/suite.ts';
import { everybody } from './people.ts';
import { FakeHub, ROOM } from './fakehub.ts';
import { Browser, until } from './house.ts';

const open: Browser[] = [];

/** A hub whose events pass through somebody's hands. */
class CrookedHub extends FakeHub {
  touch: (name: string, event: HubEvent) => HubEvent[] = (_, event) => [event];

  override as(name: string): Hub {
    const straight = super.as(name);
    return {
      ...straight,
      listen: (device, after, event, lost) =>
        straight.listen(device, after, (e) => this.touch(name, e).forEach((t) => event(t)), lost),
    };
  }
}

async function enter(hub: FakeHub, name: string): Promise<Browser> {
  const browser = new Browser(hub, name);
  open.push(browser);
  await browser.open();
  await until(() => browser.page.kept.phase === 'in', name + ' is in');
  return browser;
}

async function two(hub: FakeHub): Promise<[Browser, Browser]> {
  return [await enter(hub, 'ann'), await enter(hub, 'ben')];
}

afterEach(() => open.splice(0).forEach((browser) => browser.kill()));

test('an event handed over twice, or again under another number, is worked off once', async () => {
  const hub = new CrookedHub();
  const [ann, ben] = await two(hub);
  hub.touch = (_, e) => [e, e, { ...e, sequence: e.sequence + 0.5 }];
  await ann.page.send('once');
  await ben.page.send('and once');
  await until(() => ann.words().length === 2 && ben.words().length === 2, 'both');
  assert.deepEqual(ann.words().sort(), ['and once', 'once']);
  assert.ok(![...ann.lines(), ...ben.lines()].some((line) => line.startsWith('unchecked')));
});

test('messages in another order are all read, and none is called unchecked', async () => {
  const hub = new CrookedHub();
  const [ann, ben] = await two(hub);
  const held: HubEvent[] = [];
  let handedOver = false;
  hub.touch = (name, e) => {
    if (name !== 'ann' || e.type !== 'message' || handedOver) return [e];
    held.push(e);
    handedOver = new Set(held.map((h) => h.message)).size === 3;
    const numbers = held.map((h) => h.sequence);
    return handedOver ? held.reverse().map((h, i) => ({ ...h, sequence: numbers[i]! })) : [];
  };
  for (const words of ['one', 'two', 'three']) {
    await ben.page.send(words);
  }
  await until(() => ann.words().length === 3 && ben.words().length === 3, 'all three');
  assert.deepEqual(ann.words(), ben.words().reverse());
  assert.deepEqual(ann.words().sort(), ['one', 'three', 'two']);
  assert.ok(!ann.lines().some((line) => line.startsWith('unchecked')));
});

test('a message under another name is shown under the name that signed it', async () => {
  const hub = new CrookedHub();
  const [ann, ben] = await two(hub);
  const cat = await enter(hub, 'cat');
  hub.touch = (_, e) => [e.type === 'message' ? { ...e, member: ROOM + '/cat', device: cat.page.kept.device } : e];
  await ben.page.send('from ben');
  await until(() => ann.words().length === 1, 'the words');
  const item = ann.page.items.find((i) => i.kind === 'message');
  assert.equal(item?.member, ROOM + '/ben');
});

test('changed, swapped and foreign messages are one line each, and the next good one is read', async () => {
  const hub = new CrookedHub();
  const [ann, ben] = await two(hub);
  const change = (message: string): string => {
    const bytes = unbase64(message);
    bytes[bytes.length - 3]! ^= 1;
    return base64(bytes);
  };
  hub.touch = (name, e) => [name === 'ann' && e.message !== undefined ? { ...e, message: change(e.message) } : e];
  await ben.page.send('changed');
  await until(() => ann.lines().some((line) => line.startsWith('unchecked')), 'one line');
  hub.touch = (name, e) => [name === 'ann' && e.message !== undefined ? { ...e, message: '!!' } : e];
  await ben.page.send('broken');
  await until(() => ann.lines().filter((line) => line.startsWith('unchecked')).length === 2, 'two lines');
  hub.touch = (_, e) => [e];
  await ben.page.send('good');
  await until(() => ann.words().length === 1, 'the good one');
  assert.deepEqual(ann.words(), ['good']);
});

test('a message that the hub withholds does not stop the next; a commit that it withholds is noticed and said', async () => {
  const hub = new CrookedHub();
  const [ann, ben] = await two(hub);
  hub.touch = (name, e) => (name === 'ann' && e.type === 'message' ? [] : [e]);
  await ben.page.send('withheld');
  await until(() => ben.words().length === 1, 'sent');
  hub.touch = (_, e) => [e];
  await ben.page.send('next');
  await until(() => ann.words().length === 1, 'next');
  hub.touch = (name, e) => (name === 'ann' && e.type === 'commit' ? [] : [e]);
  const before = ann.page.keeper.group!.epoch;
  const renewal = await ben.page.keeper.group!.renew();
  const request = { group: base64(ben.page.keeper.group!.id), epoch: before, device: ben.page.kept.device };
  const nobody = { added: [], removed: [] };
  const { commit, tree } = renewal;
  const pending = { epoch: before, commit, tree, next: renewal.next.encode(), ...nobody };
  await ben.page.keeper.put({ kept: { pending } });
  await hub.as('ben').call('commit', { ...request, commit: base64(commit), tree: base64(tree), ...nobody });
  await until(() => ben.page.keeper.group!.epoch === before + 1, 'ben went on');
  await ben.page.send('in the next epoch');
  await until(() => ann.page.kept.phase === 'lost', 'ann is told');
  assert.ok(!ann.words().includes('in the next epoch'));
});

test('a device that the log does not name gets in nowhere, whatever commit carries it', async () => {
  const hub = new CrookedHub();
  const [ann, ben] = await two(hub);
  const keys = await (await suite()).signature.keygen();
  const ghost = await makePackage(ROOM + '/ghost', keys, Math.floor(Date.now() / 1000));
  // A member who helps the hub, with a client that checks nothing.
  const careless = Group.decode(ben.page.keeper.group!.encode(), everybody);
  const proposed = await careless.add([encodePackage(ghost.open)], Math.floor(Date.now() / 1000));
  const request = { group: base64(careless.id), epoch: careless.epoch, device: ben.page.kept.device };
  await hub.as('ben').call('commit', {
    ...request,
    commit: base64(proposed.commit),
    tree: base64(proposed.tree),
    added: [],
    removed: [],
  });
  await until(() => ann.page.kept.phase === 'lost', 'ann does not follow');
  assert.equal([...ann.page.keeper.group!.members().values()].some((i) => i.uri.endsWith('ghost')), false);
});

test('a device that the hub slips into the log is a line in the room before it reads a word', async () => {
  const hub = new CrookedHub();
  const [ann] = await two(hub);
  const ghost = await enter(hub, 'ghost');
  await until(() => ann.lines().includes('joined GHOST'), 'the line');
  await ann.page.send('after the line');
  await until(() => ghost.words().length === 1, 'reads only now');
  const at = ann.page.items.findIndex((i) => i.kind === 'joined' && i.member.endsWith('ghost'));
  const said = ann.page.items.findIndex((i) => i.kind === 'message');
  assert.ok(at >= 0 && at < said);
});

test('two lists for two members: whoever is shown another past stops and says so', async () => {
  const hub = new FakeHub();
  const [ann, ben] = await two(hub);
  const other = new FakeHub();
  await other.append('added', ROOM + '/mallory', 'm'.repeat(20), base64(random(32)));
  await other.append('added', ROOM + '/ben', ben.page.kept.device, base64(ben.page.kept.publicKey));
  hub.showLogOf(other);
  ann.kill();
  await assert.rejects(ann.open(), /log/);
});

test('a name that the hub changes is said in the room', async () => {
  const hub = new CrookedHub();
  const [ann, ben] = await two(hub);
  await ben.page.send('one');
  await until(() => ann.words().length === 1, 'one');
  hub.touch = (_, e) => [e.member?.endsWith('/ben') === true ? { ...e, name: 'ANN’S FRIEND' } : e];
  await ben.page.send('two');
  await until(() => ann.lines().some((line) => line.startsWith('renamed')), 'the line');
});
