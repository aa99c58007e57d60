import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { base64, concat, Reader, text, unbase64, utf8 } from '../src/bytes.ts';
import { suite } from '../src/suite.ts';
import { away, FakeHub, ROOM } from './fakehub.ts';
import { Browser, until } from './house.ts';

const open: Browser[] = [];

async function enter(hub: FakeHub, name: string): Promise<Browser> {
  const browser = new Browser(hub, name);
  open.push(browser);
  await browser.open();
  await until(() => browser.page.kept.phase === 'in', name + ' is in');
  return browser;
}

afterEach(() => open.splice(0).forEach((browser) => browser.kill()));

test('two exchange messages, a third sees nothing earlier, the joins are lines in the room', async () => {
  const hub = new FakeHub();
  const ann = await enter(hub, 'ann');
  const ben = await enter(hub, 'ben');
  await ann.page.send('Is the kettle on?');
  await until(() => ben.words().length === 1, 'words for ben');
  await ben.page.send('It is.');
  await until(() => ann.words().length === 2, 'words for ann');
  const cat = await enter(hub, 'cat');
  await ben.page.send('Welcome.');
  await until(() => cat.words().length === 1, 'words for cat');
  assert.deepEqual(cat.words(), ['Welcome.']);
  assert.deepEqual(ann.words().slice(0, 2), ['Is the kettle on?', 'It is.']);
  assert.deepEqual(ann.lines(), ['joined BEN', 'joined CAT']);
  assert.equal(ann.page.items.filter((i) => i.kind === 'message' && i.own).length, 1);
});

test('who leaves is taken out by another, and reads nothing later', async () => {
  const hub = new FakeHub();
  const [ann, ben, cat] = [await enter(hub, 'ann'), await enter(hub, 'ben'), await enter(hub, 'cat')];
  await cat.page.leave(cat.page.kept.device);
  await until(() => ann.page.keeper.group!.members().size === 2, 'two are left');
  await ann.page.send('only us');
  await until(() => ben.words().length === 1, 'words for ben');
  assert.deepEqual(cat.words(), []);
  assert.equal(cat.page.keeper.group, undefined);
  assert.ok(ben.lines().includes('left CAT'));
});

test('a reload keeps everything', async () => {
  const hub = new FakeHub();
  const [ann, ben] = [await enter(hub, 'ann'), await enter(hub, 'ben')];
  await ann.page.send('one');
  await until(() => ben.words().length === 1, 'one');
  const before = ben.page.items;
  ben.kill();
  await ann.page.send('two');
  await ben.open();
  assert.deepEqual(ben.page.items.slice(0, before.length), before);
  await until(() => ben.words().length === 2, 'two');
  assert.deepEqual(ben.words(), ['one', 'two']);
});

test('killed between storing and sending: the words are sent after, once', async () => {
  const hub = new FakeHub();
  const [ann, ben] = [await enter(hub, 'ann'), await enter(hub, 'ben')];
  for (const when of ['before', 'after'] as const) {
    hub.fault = (operation, at) => void (operation === 'send' && at === when && away());
    await ann.page.send('kept ' + when);
    await new Promise((resolve) => setTimeout(resolve, 20));
    ann.kill();
    hub.fault = () => undefined;
    await ann.open();
    await until(() => ben.words().includes('kept ' + when) && ann.page.kept.outbox.length === 0, when);
  }
  await ben.page.send('end');
  await until(() => ann.words().includes('end'), 'end');
  for (const reader of [ann, ben]) assert.deepEqual(reader.words(), ['kept before', 'kept after', 'end']);
  assert.ok(!ben.lines().some((line) => line.startsWith('unchecked')), 'what came twice is passed over');
});

test('two let somebody in at the same time: one does, and nobody is added twice', async () => {
  const hub = new FakeHub();
  const people = [await enter(hub, 'ann'), await enter(hub, 'ben'), await enter(hub, 'cat')];
  const more = await Promise.all(['dan', 'eve', 'fay', 'gus'].map((name) => enter(hub, name)));
  const all = [...people, ...more];
  await until(() => all.every((b) => b.page.keeper.group!.members().size === 7), 'seven in every list');
  await all[6]!.page.send('all here');
  await until(() => all.every((b) => b.words().includes('all here')), 'everybody reads');
});

test('a log that was rewritten ends everything, and says so', async () => {
  const hub = new FakeHub();
  const [ann, ben] = [await enter(hub, 'ann'), await enter(hub, 'ben')];
  ben.kill();
  hub.rewrite();
  await hub.append('added', ROOM + '/ghost', 'g'.repeat(20), base64(new Uint8Array(32)));
  await assert.rejects(ben.open(), /log/);
  const joining = new Browser(hub, 'zoe');
  open.push(joining);
  await joining.open();
  await until(() => ann.page.trouble === 'log', 'ann stops');
});

test('two pages of one browser: only one goes on, and no key is used by both', async () => {
  const hub = new FakeHub();
  const [ann, ben] = [await enter(hub, 'ann'), await enter(hub, 'ben')];
  const first = ann.page;
  await ann.open();
  const sent = await Promise.allSettled([first.send('from the first'), ann.page.send('from the second')]);
  assert.equal(sent.filter((s) => s.status === 'fulfilled').length, 1);
  await until(() => [first, ann.page].filter((p) => p.trouble === 'overtaken').length === 1, 'one stops');
  ann.kill();
  first.close();
  await ann.open();
  await until(() => ben.words().length === 1, 'one message');
  assert.ok(!ben.lines().some((line) => line.startsWith('unchecked')));
});

test('a message that a member forged is one line, and its words are not shown', async () => {
  const hub = new FakeHub();
  const [ann, ben] = [await enter(hub, 'ann'), await enter(hub, 'ben')];
  const group = ben.page.keeper.group!;
  const forged = await group.seal(utf8('no content at all'), new Uint8Array(36));
  await ben.page.keeper.put({ group: forged.group });
  const request = { group: base64(group.id), epoch: group.epoch, device: ben.page.kept.device };
  await hub.as('ben').call('send', { ...request, message: base64(forged.message) });
  await until(() => ann.page.items.some((i) => i.kind === 'unchecked'), 'one line');
  assert.deepEqual(ann.words(), []);
  await ben.page.send('a real one');
  await until(() => ann.words().length === 1, 'the next is read');
});

test('a report holds what was ticked, which the moderators open, and no more', async () => {
  const hub = new FakeHub();
  const { hpke } = await suite();
  const keys = await hpke.generateKeyPair();
  hub.keys.hpkePublicKey = base64(await hpke.exportPublicKey(keys.publicKey));
  const [ann, ben] = [await enter(hub, 'ann'), await enter(hub, 'ben')];
  for (const words of ['first', 'second', 'third']) await ben.page.send(words);
  await until(() => ann.words().length === 3, 'three');
  const chosen = ann.page.items.filter((i) => i.kind === 'message' && i.body === 'second');
  assert.equal((await ann.page.report(chosen, 'this one')).receipt, 'receipt-1');
  const sealed = unbase64(hub.reports[0]!);
  assert.ok(sealed.length <= 256 + 'second'.length + 'this one'.length, 'length ' + sealed.length);
  const info = utf8('quietroom report v1');
  const plain = new Reader(await hpke.open(keys.privateKey, sealed.subarray(0, 32), sealed.subarray(32), info));
  assert.deepEqual([plain.number(1), plain.number(1)], [1n, 1n]);
  plain.take(16);
  assert.equal(text(plain.prefixed()), 'ben');
  assert.equal(text(plain.prefixed()), 'second');
  plain.take(36 + 8 + 8);
  assert.equal(text(plain.prefixed()), 'this one');
  plain.end();
  const everything = new TextDecoder('latin1').decode(concat(sealed));
  assert.ok(!everything.includes('second'));
});
