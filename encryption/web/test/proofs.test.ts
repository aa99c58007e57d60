import assert from 'node:assert/strict';
import { test } from 'node:test';
import { base64, concat, number, prefixed, random, same, sha256, unbase64, utf8 } from '../src/bytes.ts';
import { DeviceLog, type Entry } from '../src/devicelog.ts';
import { frank, recheck } from '../src/franking.ts';
import { Refusal, type Reason } from '../src/refusal.ts';
import { roomNumber, safetyNumber } from '../src/safety.ts';

const ROOM = 'quietroom:lounge/evening-room';
const REED = ROOM + '/reed';

const refusedAs = (reason: Reason) => (error: unknown) => error instanceof Refusal && error.reason === reason;

test('what was franked passes the recheck of whoever knows sender and room', async () => {
  const { bytes, authenticated } = await frank({ sender: REED, room: ROOM, body: 'soup, 🍲 and bread' });
  assert.equal((await recheck(bytes, authenticated, REED, ROOM)).body, 'soup, 🍲 and bread');
  assert.equal(authenticated.length, 36);
  assert.equal(base64(authenticated.subarray(0, 4)), base64(new Uint8Array([0x23, 0xf0, 0xa1, 0x20])));
  assert.equal(bytes.length - utf8('soup, 🍲 and bread').length, 16);
});

test('no bit of content or tag can be another', async () => {
  const { bytes, authenticated } = await frank({ sender: REED, room: ROOM, body: 'soup' });
  for (const [part, name] of [[bytes, 'content'], [authenticated, 'tag']] as const) {
    for (let bit = 0; bit < part.length * 8; bit++) {
      const changed = new Uint8Array(part);
      changed[bit >> 3]! ^= 1 << (bit & 7);
      const [c, a] = part === bytes ? [changed, authenticated] : [bytes, changed];
      await assert.rejects(recheck(c, a, REED, ROOM), refusedAs('frank'), name + ' ' + bit);
    }
  }
});

test('another sender, another room, more bytes, fewer bytes and another frame are refused', async () => {
  const { bytes, authenticated } = await frank({ sender: REED, room: ROOM, body: 'soup' });
  await assert.rejects(recheck(bytes, authenticated, ROOM + '/kim', ROOM), refusedAs('frank'));
  await assert.rejects(recheck(bytes, authenticated, REED, 'quietroom:lounge/carers'), refusedAs('frank'));
  await assert.rejects(recheck(concat(bytes, utf8('x')), authenticated, REED, ROOM), refusedAs('frank'));
  await assert.rejects(recheck(bytes.subarray(0, 10), authenticated, REED, ROOM), refusedAs('frank'));
  await assert.rejects(recheck(bytes, new Uint8Array(0), REED, ROOM), refusedAs('frank'));
  await assert.rejects(frank({ sender: REED, room: ROOM, body: 'x'.repeat(16_001) }), refusedAs('size'));
});

async function entry(log: DeviceLog, action: Entry['action'], member: string, device: string): Promise<Entry> {
  return { index: log.size + 1, at: 5, action, member, device, signatureKey: base64(random(32)) };
}

test('the log is the chain of the wire format', async () => {
  const one: Entry = { index: 1, at: 7, action: 'added', member: REED, device: 'd'.repeat(16), signatureKey: 'AAEC' };
  const log = await DeviceLog.EMPTY.extend([one], ROOM);
  const texts = ['added', REED, 'd'.repeat(16), 'AAEC'].map((t) => prefixed(utf8(t)));
  const head = concat(utf8('quietroom/device-log/v1\n'), new Uint8Array(32), number(1, 8), number(7, 8), ...texts);
  assert.ok(same(log.head, await sha256(head)));
  log.demandHead(1, base64(log.head));
  assert.throws(() => log.demandHead(1, base64(random(32))), refusedAs('log'));
  assert.throws(() => log.demandHead(2, base64(log.head)), refusedAs('log'));
  assert.ok(log.knows({ uri: REED, signatureKey: unbase64('AAEC') }));
  assert.ok(!log.knows({ uri: ROOM + '/kim', signatureKey: unbase64('AAEC') }));
});

test('a log that skips, repeats or names somebody of another room is refused', async () => {
  const first = await entry(DeviceLog.EMPTY, 'added', REED, 'd'.repeat(16));
  const log = await DeviceLog.EMPTY.extend([first], ROOM);
  await assert.rejects(log.extend([first], ROOM), refusedAs('log'));
  await assert.rejects(log.extend([{ ...first, index: 3 }], ROOM), refusedAs('log'));
  const foreign = await entry(log, 'added', 'quietroom:lounge/carers/kim', 'e'.repeat(16));
  await assert.rejects(log.extend([foreign], ROOM), refusedAs('log'));
  const odd = { ...(await entry(log, 'added', REED, 'e'.repeat(16))), action: 'hidden' } as unknown as Entry;
  await assert.rejects(log.extend([odd], ROOM), refusedAs('log'));
  const removed = await log.extend([{ ...first, index: 2, action: 'removed' }], ROOM);
  assert.equal(removed.devices().get(first.device)?.active, false);
});

test('two members have one number, whoever looks; a device more or another key makes it another', async () => {
  const reed = [{ uri: REED, signatureKey: random(32) }];
  const kim = [random(32), random(32)].map((signatureKey) => ({ uri: ROOM + '/kim', signatureKey }));
  const number = await safetyNumber(ROOM, reed, kim);
  assert.equal(number.length, 12);
  assert.ok(number.every((group) => /^[0-9]{5}$/.test(group)));
  assert.deepEqual(await safetyNumber(ROOM, [...kim].reverse(), reed), number);
  assert.notDeepEqual(await safetyNumber(ROOM, reed, kim.slice(1)), number);
  assert.notDeepEqual(await safetyNumber(ROOM, [{ uri: REED, signatureKey: random(32) }], kim), number);
  assert.notDeepEqual(await safetyNumber('quietroom:lounge/carers', reed, kim), number);
  const all = await roomNumber(ROOM, [...reed, ...kim]);
  assert.deepEqual(await roomNumber(ROOM, [...kim, ...reed]), all);
  assert.notDeepEqual(await roomNumber(ROOM, kim), all);
});

test('base64url is read strictly', () => {
  for (const bad of ['a', 'a=', 'a+b/', 'ab c', 'ä']) assert.throws(() => unbase64(bad));
  for (let length = 0; length < 70; length++) {
    const bytes = random(length);
    assert.ok(same(unbase64(base64(bytes)), bytes));
  }
});
