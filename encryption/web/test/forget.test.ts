import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { away, FakeHub } from './fakehub.ts';
import { Browser, until } from './house.ts';
import type { Store } from '../src/store.ts';

const open: Browser[] = [];

async function enter(hub: FakeHub, name: string, wrap?: (disk: Store) => Store): Promise<Browser> {
  const browser = new Browser(hub, name, wrap);
  open.push(browser);
  await browser.open();
  await until(() => browser.page.kept.phase === 'in', name + ' is in');
  return browser;
}

/** What the disk still has of lines, and of the words in anything else. */
async function left(browser: Browser): Promise<string> {
  const records = await browser.disk.list('');
  return records.map(([name, bytes]) => name + ' ' + new TextDecoder('latin1').decode(bytes)).join('\n');
}

afterEach(() => open.splice(0).forEach((browser) => browser.kill()));

test('who is in deletes what this device keeps: it is gone from the disk, others keep theirs, and the room goes on', async () => {
  const hub = new FakeHub();
  const [ann, ben] = [await enter(hub, 'ann'), await enter(hub, 'ben')];
  await ann.page.send('first words');
  await until(() => ben.words().length === 1 && ann.page.kept.outbox.length === 0, 'first words');
  await ben.page.memory.help({ helped: { at: 1, tier: 'plan' } });
  const { file, code } = await ben.page.history.save();
  await ben.page.history.forget();
  assert.deepEqual(ben.page.items, []);
  assert.doesNotMatch(await left(ben), /item\||first words|"tier"/);
  assert.deepEqual(ann.words(), ['first words']);
  await ann.page.send('second words');
  await until(() => ben.words().length === 1, 'second words');
  ben.kill();
  await ben.open();
  assert.deepEqual(ben.words(), ['second words']);
  const { readCode } = await import('../src/code.ts');
  assert.equal(await ben.page.history.restore(file, (await readCode(code))!), 1);
  assert.deepEqual(ben.words(), ['first words', 'second words']);
});

test('words that are on their way stay, and go out; those of a device that is out are deleted', async () => {
  const hub = new FakeHub();
  const [ann, ben] = [await enter(hub, 'ann'), await enter(hub, 'ben')];
  hub.fault = (operation) => void (operation === 'send' && away());
  await ben.page.send('on its way');
  await ben.page.history.forget();
  assert.equal(ben.page.kept.outbox.length, 1);
  hub.fault = () => undefined;
  await until(() => ann.words().length === 1, 'on its way');
  await until(() => ben.words().length === 1, 'came back');

  hub.fault = (operation) => void (operation === 'send' && away());
  await ben.page.send('never went out');
  await ben.page.leave(ben.page.kept.device);
  assert.equal(ben.page.kept.phase, 'out');
  await ben.page.history.forget();
  assert.deepEqual([ben.page.items, ben.page.kept.outbox], [[], []]);
  assert.doesNotMatch(await left(ben), /item\||never went out|on its way/);
  hub.fault = () => undefined;
  ben.kill();
  await ben.open();
  assert.equal(ben.page.kept.phase, 'out', 'nobody comes in again without asking for it');
});

test('a page that is not followed any more can delete too, and one that another page has taken over cannot', async () => {
  const hub = new FakeHub();
  const ann = await enter(hub, 'ann');
  await ann.page.send('words');
  await until(() => ann.words().length === 1, 'words');
  ann.page.trouble = 'stranger';
  await ann.page.history.forget();
  assert.doesNotMatch(await left(ann), /item\|/);
  ann.page.trouble = 'overtaken';
  await assert.rejects(ann.page.history.forget());
});

test('a store that fails deletes nothing, and what is shown stays', async () => {
  const hub = new FakeHub();
  let broken = false;
  const ann = await enter(hub, 'ann', (disk) => ({
    version: () => disk.version(),
    read: (key) => disk.read(key),
    list: (prefix) => disk.list(prefix),
    clear: () => disk.clear(),
    write: (version, changes) => (broken ? Promise.reject(new Error('no space')) : disk.write(version, changes)),
  }));
  await ann.page.send('words');
  await until(() => ann.words().length === 1, 'words');
  broken = true;
  await assert.rejects(ann.page.history.forget());
  assert.deepEqual(ann.words(), ['words']);
  broken = false;
  await ann.page.history.forget();
  assert.deepEqual(ann.words(), []);
});
