'use strict';

const assert = require('node:assert/strict');
const { after, before, beforeEach, test } = require('node:test');
const { Gateway } = require('./gateway');
const forum = require('./forum');
const member = require('./member');
const api = require('./src/api');
const categories = require('./src/categories');
const db = require('./src/database');
const messaging = require('./src/messaging');
const notifications = require('./src/notifications');
const posts = require('./src/posts');
const sockets = require('./src/socket.io');

const gateway = new Gateway();
let effects;
let number = 0;
let cid;
let tid;
let ann;
let ben;
let heron; // ann's name
let roomId; // of a chat that ben has begun with it

before(async () => {
	const url = await gateway.listen();
	await forum.start({ url, host: 'forum', secret: 'a secret of at least 32 characters, for tests' });
	effects = require('../lib/effects');
});
after(() => {
	effects.stop();
	gateway.close();
});

beforeEach(async () => {
	number += 1;
	cid = await categories.create({ name: 'Evening' });
	ann = await member(`zannaz${number}`);
	ben = await member(`zbenoz${number}`);
	tid = (await api.topics.create(ben, { cid, title: 'The evening', content: 'Welcome.' })).tid;
	heron = (await api.topics.reply(ann, { tid, content: 'one' })).uid;
	({ roomId } = await api.chats.create(ben, { uids: [heron] }));
	sockets.sent.length = 0;
});

const say = (who, message, more = {}) => api.chats.post(who, { roomId, message, ...more });
const seenBy = async who => (await api.chats.listMessages(who, { roomId })).messages.map(message => message.content);
const effect = (of, more) => ({
	type: 'publish', key: 'ab'.repeat(16), room: of.room, account: of.account, kind: of.kind, message: of.id, target: of.target,
	inReplyTo: of.inReplyTo, parts: of.parts, author: gateway.author(of.room, of.account), ...more,
});
const eventually = async (what, condition) => {
	for (const end = Date.now() + 60000; !await condition();) {
		assert.ok(Date.now() < end, what);
		await new Promise(setImmediate);
	}
};

test('a whisper to a name goes from name to name', async () => {
	const sent = await say(ben, 'between us');
	assert.equal(gateway.asked.at(-1).kind, 'private_message');
	assert.equal(gateway.asked.at(-1).account, String(ben.uid));
	assert.notEqual(Number(sent.fromuid), ben.uid);
	const { rooms } = await api.chats.list(ann, { start: 0, stop: 19 });
	assert.deepEqual(rooms.map(room => room.roomId), [roomId]);
	const { messages } = await api.chats.listMessages(ann, { roomId, uid: ann.uid });
	assert.deepEqual(messages.map(message => [message.content, message.self]), [['between us', 0]]);
	assert.doesNotMatch(JSON.stringify([rooms, messages, sockets.sent]), /zbenoz|zannaz/);
	await assert.rejects(say(ben, 'refusethis'), /Not here/);
});

test('opening a chat on a page brings the name there and never the account', async () => {
	await say(ben, 'between us');
	for (const who of [ann, ben]) {
		const room = await messaging.loadRoom(who.uid, { uid: who.uid, roomId });
		assert.deepEqual(room.messages.map(message => message.self), [who === ben ? 1 : 0]);
		assert.deepEqual(room.users.length, 2);
		assert.doesNotMatch(JSON.stringify(room), /zannaz|zbenoz/);
	}
	assert.equal((await messaging.getRecentChats(ann.uid, ann.uid, 0, 29)).rooms.length, 1);
	assert.equal(await messaging.hasPrivateChat(ben.uid, heron), roomId);
});

test('closing a page tells the chat the name that left and never the account', async () => {
	const page = await sockets.connect(ann.uid, [`chat_room_${roomId}`]);
	page.emit('disconnecting');
	await eventually('the chat is told', () => sockets.sent.length > 0);
	assert.deepEqual(sockets.sent.map(line => JSON.parse(line)), [
		{ room: `chat_room_${roomId}`, event: 'event:chats.typing', data: { roomId: String(roomId), uid: heron, username: '', typing: false } },
	]);
});

test('nobody else is let in, and nobody under their account', async () => {
	const eve = await member(`eve${number}`);
	const asked = gateway.asked.length;
	await assert.rejects(say(eve, 'let me in'), /not-in-room/);
	assert.equal(gateway.asked.length, asked, 'what nobody may send is not judged, and so never released');
	await assert.rejects(api.chats.create(eve, { uids: [heron, ben.uid] }), /people of that room alone/);
	await assert.rejects(api.chats.invite(ben, { roomId, uids: [eve.uid] }), /people of that room alone/);
});

test('who leaves is gone, also from pages that are open, and gets nothing more', async () => {
	await say(ann, 'holdthis farewell');
	const held = gateway.asked.at(-1);
	await api.chats.kick(ann, { roomId, uids: [String(ann.uid)] });
	assert.match(sockets.sent.at(-1), new RegExp(`"uid_${ann.uid}".*no longer there`));
	assert.equal(await messaging.isUserInRoom(ann.uid, roomId), false);
	await assert.rejects(say(ann, 'one more'), /not-in-room/);
	assert.equal((await effects.handle(effect(held))).outcome, 'cannot');
	await assert.rejects(api.chats.kick(ben, { roomId, uids: [heron] }), /no-privileges/);
});

test('who wants no letters gets none under a name, and who may not write does not under one', async () => {
	await db.setObjectField(`user:${ann.uid}`, 'disableIncomingChats', 1);
	await assert.rejects(api.chats.create(ben, { uids: [heron] }), /chat-restricted/);
	await db.setObjectField(`user:${ben.uid}`, 'muted', 1);
	await assert.rejects(say(ben, 'between us'), /muted/);
});

test('an edit passes the gate, and its author alone may make it', async () => {
	const { mid } = await say(ann, 'the first');
	const first = gateway.asked.at(-1);
	assert.equal(await messaging.canViewMessage(mid, roomId, ann.uid), true);
	await api.chats.editMessage(ann, { roomId, mid, message: 'the second rewritethis' });
	const { kind, target, room, account } = gateway.asked.at(-1);
	assert.deepEqual([kind, target, room, account], ['edit', first.id, String(cid), String(ann.uid)]);
	assert.deepEqual(await seenBy(ben), ['the second changed']);
	await assert.rejects(api.chats.editMessage(ann, { roomId, mid, message: 'refusethis' }), /Not here/);
	await assert.rejects(api.chats.editMessage(ben, { roomId, mid, message: 'not mine' }), /cant-edit/);
	await assert.rejects(messaging.editMessage(heron, mid, roomId, 'refusethis by another plugin'), /Not here/);
	assert.deepEqual(await seenBy(ben), ['the second changed']);
});

test('between accounts messages and their edits are judged too', async () => {
	({ roomId } = await api.chats.create(ben, { uids: [ann.uid] }));
	const { mid, fromuid } = await say(ben, 'as myself');
	assert.equal(Number(fromuid), ben.uid);
	assert.equal(gateway.asked.at(-1).room, `chat/${roomId}`);
	await assert.rejects(api.chats.editMessage(ben, { roomId, mid, message: 'refusethis' }), /Not here/);
	await say(ben, 'holdthis as myself');
	assert.equal((await effects.handle(effect(gateway.asked.at(-1)))).outcome, 'done');
	assert.deepEqual(await seenBy(ann), ['as myself', 'holdthis as myself']);
});

test('a message that is held is nowhere, its author is told, and it arrives once when it is let through', async () => {
	const { mid } = await say(ann, 'the first');
	const answer = await say(ben, 'holdthis until morning', { toMid: mid });
	assert.deepEqual([answer.queued, answer.message], [true, 'Your message waits.']);
	assert.doesNotMatch(db.everything(), /until morning/);
	const shown = JSON.parse(sockets.sent.find(line => line.includes('event:alert')));
	assert.deepEqual([shown.room, shown.data.message], [`uid_${ben.uid}`, 'Your message waits.']);
	await eventually('the bell says it', () => notifications.of(ben.uid).some(n => n.bodyShort === 'Your message waits.'));
	const publish = effect(gateway.asked.at(-1));
	const done = { outcome: 'done', message: publish.message };
	assert.deepEqual([await effects.handle(publish), await effects.handle(publish)], [done, done]);
	assert.deepEqual(await seenBy(ann), ['the first', 'holdthis until morning']);
	assert.equal(Number(await messaging.getMessageField(publish.message.split('.')[2], 'toMid')), mid);
	assert.match(sockets.sent.at(-1), /event:chats.receive.*holdthis until morning/);
	assert.doesNotMatch(JSON.stringify(sockets.sent), /zbenoz|zannaz/);
});

test('a held edit changes what was there when it is let through', async () => {
	const { mid } = await say(ann, 'the first');
	await api.chats.editMessage(ann, { roomId, mid, message: 'holdthis second' });
	assert.deepEqual(await seenBy(ben), ['the first']);
	await eventually('the bell says it', () => notifications.of(ann.uid).some(n => n.bodyShort === 'Your message waits.'));
	assert.deepEqual(await effects.handle(effect(gateway.asked.at(-1))), { outcome: 'done' });
	assert.deepEqual(await seenBy(ben), ['holdthis second']);
});

test('what was held is not sent any more where NodeBB\'s rules are against it by then', async () => {
	await say(ben, 'holdthis for later');
	const publish = effect(gateway.asked.at(-1));
	await db.setObjectField(`user:${ben.uid}`, 'muted', 1);
	assert.equal((await effects.handle(publish)).outcome, 'cannot');
	assert.deepEqual(await seenBy(ann), []);
});

test('a message that is taken away is hidden, stays so, and takes no post with it', async () => {
	const { mid } = await say(ann, 'too much');
	const { id } = gateway.asked.at(-1);
	assert.equal((await effects.handle({ type: 'remove', message: id })).outcome, 'done');
	assert.equal((await effects.handle({ type: 'remove', message: id })).outcome, 'done');
	assert.deepEqual(await seenBy(ben), ['This message has been deleted.']);
	await assert.rejects(api.chats.restoreMessage(ann, { mid }), /no-privileges/);
	await assert.rejects(api.chats.getRawMessage(ben, { roomId, mid }), /not-allowed/);
	assert.equal((await effects.handle({ type: 'remove', message: 'chat.1.999999' })).outcome, 'cannot');
	assert.equal((await effects.handle({ type: 'remove', message: 'chat.1' })).outcome, 'cannot');
	assert.equal((await posts.page(tid, ben.uid)).some(post => post.deleted), false);
});
