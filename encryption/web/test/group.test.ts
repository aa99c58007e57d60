import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concat, same, text, utf8 } from '../src/bytes.ts';
import { decodeWelcome, join, packageFor } from '../src/join.ts';
import { Refusal, type Reason } from '../src/refusal.ts';
import { encodePackage, makePackage } from '../src/packages.ts';
import { suite } from '../src/suite.ts';
import { admit, device, everybody, expel, founder, NOW, reloaded, uri, type Person } from './people.ts';

const refusedAs = (reason: Reason) => (error: unknown) => error instanceof Refusal && error.reason === reason;

async function three(): Promise<[Person, Person, Person, Person[]]> {
  const ann = await founder('ann');
  const room = [ann];
  const ben = await admit(ann, room, 'ben');
  const cat = await admit(ben, room, 'cat');
  return [ann, ben, cat, room];
}

async function say(by: Person, words: string): Promise<Uint8Array> {
  const sealed = await by.group.seal(utf8(words), utf8('beside'));
  by.group = sealed.group;
  return sealed.message;
}

test('three talk; the sender is the leaf that signed', async () => {
  const [ann, ben, cat] = await three();
  const message = await say(cat, 'soup');
  for (const reader of [ann, ben]) {
    const opened = await reader.group.open(message);
    assert.equal(text(opened.content), 'soup');
    assert.equal(text(opened.authenticated), 'beside');
    assert.equal(opened.sender.uri, uri('cat'));
    assert.ok(same(opened.sender.signatureKey, cat.identity.signatureKey));
  }
});

test('a message is opened once, also after a reload, and only unchanged', async () => {
  const [ann, ben] = await three();
  const message = await say(ann, 'once');
  for (let at = 0; at < message.length; at += 7) {
    const changed = new Uint8Array(message);
    changed[at]! ^= 1;
    await assert.rejects(ben.group.open(changed), Refusal, 'byte ' + at);
  }
  ben.group = reloaded((await ben.group.open(message)).group);
  await assert.rejects(ben.group.open(message), refusedAs('cryptography'));
  await assert.rejects(ben.group.open(concat(message, new Uint8Array(1))), refusedAs('format'));
});

test('own messages, other groups and other kinds are refused', async () => {
  const [ann, ben] = await three();
  const message = await say(ann, 'mine');
  await assert.rejects(ann.group.open(message), refusedAs('sender'));
  await assert.rejects(ben.group.apply(message), refusedAs('kind'));
  const other = await founder('dan');
  await assert.rejects(other.group.open(message), Refusal);
  await assert.rejects(ben.group.open(new Uint8Array(70_000)), refusedAs('size'));
});

test('who joins reads nothing earlier, who is removed nothing later', async () => {
  const [ann, ben, cat, room] = await three();
  const early = await say(ann, 'before');
  const dan = await admit(ann, room, 'dan');
  await assert.rejects(dan.group.open(early), refusedAs('epoch'));
  const held = cat.group;
  await expel(ben, room, cat);
  const late = await say(ann, 'after');
  assert.equal(text((await ben.group.open(late)).content), 'after');
  assert.equal(text((await dan.group.open(late)).content), 'after');
  await assert.rejects(cat.group.open(late), Refusal);
  await assert.rejects(held.open(late), Refusal);
});

test('whoever was removed is told so, by whom, and the roster says it too', async () => {
  const [ann, ben, cat] = await three();
  const proposed = await ann.group.remove([cat.identity]);
  const seen = await ben.group.apply(proposed.commit);
  assert.deepEqual(seen.removed.map((i) => i.uri), [uri('cat')]);
  assert.equal(seen.by.uri, uri('ann'));
  assert.equal(seen.out, false);
  assert.equal(seen.group.members().size, 2);
  const own = await cat.group.apply(proposed.commit);
  assert.equal(own.out, true);
});

test('a device that the log does not know is neither added nor believed', async () => {
  const ann = await founder('ann');
  const stranger = await device('stranger');
  const knowsAnn = (i: { uri: string }) => i.uri === uri('ann');
  const strict = (await import('../src/group.ts')).Group.decode(ann.group.encode(), knowsAnn);
  await assert.rejects(strict.add([stranger.packed], NOW), refusedAs('roster'));
  const room = [ann];
  const ben = await admit(ann, room, 'ben');
  ben.group = (await import('../src/group.ts')).Group.decode(ben.group.encode(), (i) => i.uri !== uri('stranger'));
  const proposed = await ann.group.add([stranger.packed], NOW);
  await assert.rejects(ben.group.apply(proposed.commit), refusedAs('cryptography'));
  const welcome = decodeWelcome(proposed.welcome!);
  await assert.rejects(join(welcome, stranger.mine, proposed.tree, knowsAnn), refusedAs('roster'));
});

test('key packages: old ones, foreign ones and changed ones are refused', async () => {
  const ann = await founder('ann');
  const keys = await (await suite()).signature.keygen();
  const old = await makePackage(uri('old'), keys, NOW - 400 * 86_400);
  await assert.rejects(ann.group.add([encodePackage(old.open)], NOW), refusedAs('keyPackage'));
  const fresh = (await device('ben')).packed;
  for (let at = 4; at < fresh.length; at += 11) {
    const changed = new Uint8Array(fresh);
    changed[at]! ^= 4;
    await assert.rejects(ann.group.add([changed], NOW), Error, 'byte ' + at);
  }
});

test('a tree that is not the one of the Welcome is refused', async () => {
  const ann = await founder('ann');
  const ben = await device('ben');
  const earlier = ann.group.tree;
  const proposed = await ann.group.add([ben.packed], NOW);
  const welcome = decodeWelcome(proposed.welcome!);
  assert.equal(await packageFor(welcome, [(await device('ben')).mine]), undefined);
  await assert.rejects(join(welcome, ben.mine, earlier, everybody), refusedAs('tree'));
  for (let at = 0; at < proposed.tree.length; at += 13) {
    const changed = new Uint8Array(proposed.tree);
    changed[at]! ^= 1;
    await assert.rejects(join(welcome, ben.mine, changed, everybody), Refusal, 'byte ' + at);
  }
});

test('two commits in one epoch: one is taken, the other made again', async () => {
  const [ann, ben, cat] = await three();
  const first = await ann.group.renew();
  const second = await ben.group.renew();
  ann.group = first.next;
  cat.group = (await cat.group.apply(first.commit)).group;
  ben.group = (await second.here.apply(first.commit)).group;
  await assert.rejects(cat.group.apply(second.commit), refusedAs('epoch'));
  const again = await ben.group.renew();
  for (const reader of [ann, cat]) reader.group = (await reader.group.apply(again.commit)).group;
  ben.group = again.next;
  assert.ok(same(ann.group.authenticator, ben.group.authenticator));
  assert.ok(same(cat.group.authenticator, ben.group.authenticator));
});

test('a message of the epoch before is opened, an older one is not', async () => {
  const [ann, ben] = await three();
  const message = await say(ann, 'late');
  const older = await say(ann, 'later');
  for (let i = 0; i < 2; i++) {
    const renewal = await ann.group.renew();
    ben.group = (await ben.group.apply(renewal.commit)).group;
    ann.group = renewal.next;
    if (i === 0) ben.group = reloaded((await ben.group.open(message)).group);
  }
  await assert.rejects(ben.group.open(older), refusedAs('epoch'));
});

/** A small fixed generator, so that a failure comes again. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

test('random rooms: everybody who joins can, and all agree after every step', async () => {
  for (const seed of [1, 2]) {
    const roll = dice(seed);
    const room = [await founder('p0')];
    for (let step = 1; step < 20; step++) {
      const by = room[roll(room.length)]!;
      const move = roll(10);
      if (move < 5 || room.length < 4) {
        await admit(by, room, 'p' + step);
      } else if (move < 8) {
        const others = room.filter((p) => p !== by);
        await expel(by, room, others[roll(others.length)]!);
      } else {
        const renewal = await by.group.renew();
        for (const other of room) if (other !== by) other.group = (await other.group.apply(renewal.commit)).group;
        by.group = renewal.next;
      }
      const some = room[roll(room.length)]!;
      some.group = reloaded(some.group);
      for (const other of room) assert.ok(same(other.group.authenticator, by.group.authenticator), `${seed}/${step}`);
    }
  }
});
