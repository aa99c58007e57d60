import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { split, withAttachments, type Attachment } from '../src/attachment.ts';
import { base64, own, random, same, unbase64, utf8 } from '../src/bytes.ts';
import { freshCode, readCode } from '../src/code.ts';
import { openBackup, sealBackup } from '../src/backup.ts';
import { openStream, SEGMENT, sealStream } from '../src/streaming.ts';
import { FakeHub, ROOM } from './fakehub.ts';
import { Browser, until } from './house.ts';

const FORMS = 'test/vectors/forms.json';
const context = utf8('a context');

test('streams of every length come back, and have the length that the form tells', async () => {
  for (const size of [0, 1, 131_015, 131_016, 131_017, 262_071, 262_072, 262_073, 400_000]) {
    const plain = own(new Uint8Array(size).map((_, i) => i % 251));
    const key = random(32);
    const sealed = await sealStream(key, plain, context);
    const segments = Math.max(1, Math.ceil((size + 40) / (SEGMENT - 16)));
    assert.equal(sealed.length, 40 + size + 16 * segments, 'size ' + size);
    assert.ok(same(await openStream(key, sealed, context), plain), 'size ' + size);
  }
});

test('what was changed, cut, lengthened, reordered or belongs elsewhere does not open', async () => {
  const key = random(32);
  const sealed = await sealStream(key, own(new Uint8Array(3 * SEGMENT)), context);
  const changed = own(sealed);
  changed[200_000]! ^= 1;
  const swapped = own(sealed);
  swapped.set(sealed.subarray(2 * SEGMENT, 3 * SEGMENT), SEGMENT);
  swapped.set(sealed.subarray(SEGMENT, 2 * SEGMENT), 2 * SEGMENT);
  const longer = new Uint8Array(sealed.length + 1);
  longer.set(sealed);
  const wrong = [changed, swapped, longer, sealed.subarray(0, SEGMENT), sealed.subarray(0, sealed.length - 1), sealed.subarray(0, 30)];
  for (const bytes of wrong) await assert.rejects(openStream(key, bytes, context), /attachment/);
  await assert.rejects(openStream(key, sealed, utf8('another')), /attachment/);
  await assert.rejects(openStream(random(32), sealed, context), /attachment/);
});

const file = (name: string): Attachment => ({
  id: 'a'.repeat(32),
  size: 77,
  key: own(new Uint8Array(32).fill(1)),
  sha256: own(new Uint8Array(32).fill(2)),
  type: 'image/jpeg',
  name,
});

test('a body names its files in one form, and everything else is words', () => {
  const all = [file('soup: a bowl (hot)'), file('')];
  assert.deepEqual(split(withAttachments('Look', all)), { words: 'Look', files: all });
  assert.deepEqual(split(withAttachments('', all.slice(1))), { words: '', files: all.slice(1) });
  assert.deepEqual(split('only words'), { words: 'only words', files: [] });
  assert.ok(utf8(split(withAttachments('', [file('ü'.repeat(300))])).files[0]!.name).length <= 255);
  const line = withAttachments('', [file('x')]);
  for (const other of [line + '\u001e', line + ':', line.replace(':77:', ':0:'), line.replace(':1:', ':2:'), line.repeat(11), line.replace('image', '%zz')]) {
    assert.deepEqual(split(other), { words: other, files: [] });
  }
});

test('a picture goes to the hub as ciphertext, and is shown only if it is what the message names', async () => {
  const hub = new FakeHub();
  const [ann, ben] = [await new Browser(hub, 'ann').open(), await new Browser(hub, 'ben').open()];
  await until(() => ben.page.kept.phase === 'in', 'ben is in');
  const picture = own(new Uint8Array(200_000).map((_, i) => i % 7));
  await ann.page.send(withAttachments('Soup.', [await ann.page.files.put(picture, 'image/jpeg', 'a bowl')]));
  await until(() => ben.words().length === 1, 'the message');
  const { words, files } = split(ben.words()[0]!);
  assert.equal(words, 'Soup.');
  assert.ok(same(await ben.page.files.get(files[0]!), picture));
  const pieces = hub.files.get(files[0]!.id)!;
  assert.equal(pieces.length, 2);
  const other = unbase64(pieces[1]!);
  other[9]! ^= 1;
  pieces[1] = base64(other);
  await assert.rejects(ben.page.files.get(files[0]!), /digest/);
  pieces[1] = base64(other.subarray(1));
  await assert.rejects(ben.page.files.get(files[0]!), /piece/);
  [ann, ben].forEach((b) => b.kill());
});

test('codes are read however they are typed, and slips are noticed', async () => {
  const { code, secret } = await freshCode();
  assert.match(code, /^([0-9A-HJKMNP-TV-Z]{4} ){7}[0-9A-HJKMNP-TV-Z]{4}$/);
  const typed = code.toLowerCase().replaceAll(' ', '-').replaceAll('0', 'o').replaceAll('1', 'l');
  assert.deepEqual(await readCode(typed), secret);
  const slip = (code[0] === 'A' ? 'B' : 'A') + code.slice(1);
  assert.equal(await readCode(slip), undefined);
  for (const wrong of ['', code.slice(1), code + 'A', code.replace(/^./, 'U')]) assert.equal(await readCode(wrong), undefined);
});

test('a new device reads what the old one saved; it is this member’s and this room’s alone', async () => {
  const hub = new FakeHub();
  const [ann, ben] = [await new Browser(hub, 'ann').open(), await new Browser(hub, 'ben').open()];
  await until(() => ben.page.kept.phase === 'in', 'ben is in');
  for (const words of ['one', 'two']) await ben.page.send(words);
  await until(() => ann.words().length === 2, 'two');
  const { file: saved, code, count } = await ann.page.history.save();
  assert.equal(count, 2);
  const secret = (await readCode(code))!;
  const more = await new Browser(hub, 'ann').open();
  await until(() => more.page.kept.phase === 'in', 'her new device');
  await ben.page.send('three');
  await until(() => more.words().length === 1, 'three');
  assert.equal(await more.page.history.restore(saved, secret), 2);
  assert.equal(await more.page.history.restore(saved, secret), 0);
  assert.deepEqual(more.words(), ['one', 'two', 'three']);
  more.kill();
  await more.open();
  assert.deepEqual(more.words(), ['one', 'two', 'three']);
  await assert.rejects(ben.page.history.restore(saved, secret), /another room or member/);
  await assert.rejects(more.page.history.restore(saved, random(18)), /backup/);
  const changed = own(saved);
  changed[60]! ^= 1;
  await assert.rejects(more.page.history.restore(changed, secret), /backup/);
  assert.equal(new TextDecoder('latin1').decode(saved).includes('two'), false);
  [ann, ben, more].forEach((b) => b.kill());
});

test('the forms that the Java client is shown are read here too', async () => {
  const forms = JSON.parse(readFileSync(FORMS, 'utf8')) as Record<string, string>;
  const named = split(forms['body']!).files[0]!;
  assert.equal(named.name, 'a bowl of soup, Ü');
  const where = unbase64(forms['context']!);
  assert.equal(new TextDecoder().decode(await openStream(named.key, unbase64(forms['sealed']!), where)), forms['clear']);
  const secret = (await readCode(forms['code']!))!;
  const owner = { room: ROOM, member: ROOM + '/ann' };
  const lines = await openBackup(owner, unbase64(forms['backup']!), secret);
  assert.deepEqual(lines.map((l) => [l.sequence, l.name, l.own, l.body]), [[3, 'BEN', false, 'one'], [7, 'ANN', true, 'zwei']]);
  assert.ok((await sealBackup(owner, 5, lines, secret)).length === unbase64(forms['backup']!).length);
});
