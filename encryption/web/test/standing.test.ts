import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { HubRefusal, Stranger } from '../src/hub.ts';
import { away, FakeHub } from './fakehub.ts';
import { Browser, until } from './house.ts';

const open: Browser[] = [];

/** A hub whose room can end, and which does not keep for ever what it could not hand over. */
class EndingHub extends FakeHub {
  async end(): Promise<void> {
    this.group = undefined;
    for (const [device, d] of this.devices) {
      if (d.state === 'gone') continue;
      Object.assign(d, { state: 'gone', queue: [] });
      await this.append('removed', d.member, device, d.signatureKey);
    }
  }

  sweep(device: string): void {
    this.devices.get(device)!.queue = [];
  }
}

async function enter(hub: FakeHub, name: string): Promise<Browser> {
  const browser = new Browser(hub, name);
  open.push(browser);
  await browser.open();
  await until(() => browser.page.kept.phase === 'in', name + ' is in');
  return browser;
}

/** Two who have spoken; the second's page is closed then. */
async function parted(hub: FakeHub): Promise<[Browser, Browser]> {
  const [ann, ben] = [await enter(hub, 'ann'), await enter(hub, 'ben')];
  await ann.page.send('read by both');
  await until(() => ben.words().length === 1, 'words for ben');
  ben.kill();
  return [ann, ben];
}

/** As by the button of the page, which loads itself again. */
async function comeAgain(browser: Browser): Promise<void> {
  await browser.page.again();
  browser.kill();
  await browser.open();
}

async function takeOut(hub: FakeHub, from: Browser, gone: Browser): Promise<void> {
  await hub.as(gone.name).call('leave', { device: gone.page.kept.device });
  await until(() => from.page.keeper.group!.members().size === 1, 'taken out');
}

afterEach(() => open.splice(0).forEach((browser) => browser.kill()));

test('taken out while it was away: it reads what was said before, and says that it is out', async () => {
  const hub = new EndingHub();
  const [ann, ben] = await parted(hub);
  await ann.page.send('said before');
  await takeOut(hub, ann, ben);
  await ben.open();
  await until(() => ben.page.kept.phase === 'out', 'out');
  assert.deepEqual(ben.words(), ['read by both', 'said before']);
});

test('taken out, and nobody kept what would have told it: it notices all the same, keeps what it read and comes in again', async () => {
  const hub = new EndingHub();
  const [ann, ben] = await parted(hub);
  await takeOut(hub, ann, ben);
  hub.sweep(ben.page.kept.device);
  await ben.open();
  await until(() => ben.page.kept.phase === 'out', 'out');
  assert.equal(ben.page.keeper.group, undefined);
  assert.equal(ben.page.kept.signKey.length, 0, 'no key stays');
  assert.deepEqual(ben.words(), ['read by both']);
  await ann.page.send('in between');
  await comeAgain(ben);
  await until(() => ben.page.kept.phase === 'in', 'in again');
  await ann.page.send('after');
  await until(() => ben.words().length === 2, 'after');
  assert.deepEqual(ben.words(), ['read by both', 'after']);
  assert.ok(ben.lines().includes('returned BEN'), ben.lines().join());
  assert.equal(ann.page.trouble, undefined);
});

test('a room that ended and began anew while a device was away: it says so at once, and no word is lost', async () => {
  const hub = new EndingHub();
  const [ann, ben] = [await enter(hub, 'ann'), await enter(hub, 'ben')];
  await ann.page.send('read by both');
  await until(() => ben.words().length === 1, 'words for ben');
  hub.fault = (operation) => void (operation === 'send' && away());
  await ben.page.send('never got out');
  await ben.page.send('nor did this');
  ben.kill();
  ann.kill();
  hub.fault = () => undefined;
  await hub.end();
  const cat = await enter(hub, 'cat');
  await ben.open();
  assert.equal(ben.page.kept.phase, 'ended');
  assert.deepEqual(ben.words(), ['read by both']);
  assert.equal(ben.page.kept.outbox.length, 2, 'shown as not sent');
  await comeAgain(ben);
  await until(() => ben.page.kept.phase === 'in', 'in again');
  const unsent = ben.page.items.flatMap((i) => (i.kind === 'unsent' ? [i.body] : []));
  assert.deepEqual(unsent.sort(), ['never got out', 'nor did this']);
  await ben.page.send('good evening');
  await until(() => cat.words().length === 1, 'words for cat');
  assert.deepEqual(cat.words(), ['good evening'], 'what was not sent then is not sent now');
  ben.kill();
  await ben.open();
  assert.deepEqual(ben.words(), ['read by both', 'good evening']);
});

test('a room that ends while a page is open and hears nothing: it is noticed', async () => {
  const hub = new EndingHub();
  const [ann, ben] = [await enter(hub, 'ann'), await enter(hub, 'ben')];
  await hub.end();
  await ann.page.send('to whom?');
  await until(() => ann.page.kept.phase === 'ended', 'by speaking');
  await until(() => ben.page.kept.phase === 'ended', 'by looking');
  assert.equal(ann.page.trouble, undefined);
});

test('a house that has started again does not know the browser: the page says so and shows what it has', async () => {
  const hub = new EndingHub();
  const [ann, ben] = [await enter(hub, 'ann'), await enter(hub, 'ben')];
  await ann.page.send('still here');
  await until(() => ben.words().length === 1, 'words for ben');
  hub.fault = () => {
    throw new Stranger();
  };
  await until(() => ben.page.trouble === 'stranger', 'said');
  assert.deepEqual(ben.words(), ['still here']);
  assert.equal(ben.page.kept.phase, 'in', 'nothing was thrown away for it');
});

test('let in and taken out before it knew: the room goes on, and it is not told that it ended', async () => {
  const hub = new EndingHub();
  const ann = await enter(hub, 'ann');
  ann.kill();
  const ben = new Browser(hub, 'ben');
  open.push(ben);
  await ben.open();
  assert.equal(ben.page.kept.phase, 'waiting');
  ben.kill();
  await ann.open();
  await until(() => ann.page.keeper.group!.members().size === 2, 'let in');
  await takeOut(hub, ann, ben);
  await ben.open();
  await until(() => ben.page.kept.phase === 'out', 'out');
  await comeAgain(ben);
  await until(() => ben.page.kept.phase === 'in', 'in again');
});

test('who leaves though it was taken out already is out', async () => {
  const hub = new EndingHub();
  const ann = await enter(hub, 'ann');
  const refusing = (code: string) => (operation: string) => {
    if (operation === 'leave') throw new HubRefusal(403, code, '', undefined);
  };
  hub.fault = refusing('another');
  await assert.rejects(ann.page.leave(ann.page.kept.device));
  hub.fault = refusing('device.not-yours');
  await ann.page.leave(ann.page.kept.device);
  assert.equal(ann.page.kept.phase, 'out');
});

test('who waits to be let into a room that ends waits no longer, and comes in again', async () => {
  const hub = new EndingHub();
  const ann = await enter(hub, 'ann');
  ann.kill();
  const [ben, cat] = [new Browser(hub, 'ben'), new Browser(hub, 'cat')];
  open.push(ben, cat);
  for (const browser of [ben, cat]) await browser.open();
  assert.equal(ben.page.kept.phase, 'waiting');
  cat.kill();
  await hub.end();
  await until(() => ben.page.kept.phase === 'ended', 'said');
  await cat.open();
  assert.equal(cat.page.kept.phase, 'ended');
  for (const browser of [ben, cat]) await comeAgain(browser);
  await until(() => [ben, cat].every((b) => b.page.keeper.group?.members().size === 2), 'both in');
});
