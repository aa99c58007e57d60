'use strict';

const { AsyncLocalStorage } = require('node:async_hooks');
const { judge, words } = require('./judge');
const chats = require('./chats');
const nodebb = require('./nodebb');
const notices = require('./notices');
const voices = require('./voices');

// What is said in a chat. A message has its number before it is judged, as a post has: so what was held appears once, and it is known what an
// edit is of.
const letters = module.exports;
const sending = new AsyncLocalStorage(); // what NodeBB sends just now: { mid }
const BODY = 'body';
let originals = {};

const idOf = (roomId, mid) => `chat.${roomId}.${mid}`;

/** The chat and the number of a message with this id; null if it is of something else. */
letters.numbers = id => /^chat\.(\d+)\.(\d+)$/.exec(id ?? '')?.slice(1).map(Number) ?? null;

/** NodeBB's interface for chats, and what it and other plugins save messages with. */
letters.wrap = function (api, messaging) {
	const { post } = api;
	api.post = (caller, data) => sending.run({}, () => post(caller, data));
	originals = { addMessage: messaging.addMessage, editMessage: messaging.editMessage };
	messaging.addMessage = function (data) {
		const sent = sending.getStore();
		if (!sent?.mid || data.system) return originals.addMessage(data);
		const { mid } = sent;
		delete sent.mid;
		return originals.addMessage({ ...data, mid });
	};
	messaging.editMessage = edit;
};

/** `filter:messaging.send` */
letters.send = async function (hook) {
	const { data, uid } = hook;
	if (!(Number(uid) > 0)) return hook;
	const account = await voices.accountOf(uid);
	await nodebb.messaging.canMessageRoom(account, data.roomId); // NodeBB's rules for the member come first, and then for the name
	await nodebb.messaging.checkContent(data.message);
	const mid = await nodebb.db.incrObjectField('global', 'nextMid');
	const submission = { id: idOf(data.roomId, mid), kind: 'private_message', ...await said(data.roomId, account, data.message) };
	if (data.toMid) submission.inReplyTo = idOf(data.roomId, data.toMid);
	const answer = await judge(submission);
	const sent = sending.getStore();
	if (sent) sent.mid = mid;
	if (answer.notice) await notices.tell(account, answer.notice);
	return { ...hook, data: { ...data, message: words(answer, BODY, data.message) } };
};

/* Every edit comes here, after NodeBB found that whoever it is may; its own hook would not say who or where. */
async function edit(uid, mid, roomId, content) {
	const message = await nodebb.messaging.getMessageFields(mid, ['content', 'roomId']);
	if (!(Number(uid) > 0) || !message || message.content === content) return await originals.editMessage(uid, mid, roomId, content);
	await nodebb.messaging.checkContent(content);
	const account = await voices.accountOf(uid);
	const where = message.roomId || roomId;
	const answer = await judge({
		id: `edit.${await nodebb.db.incrObjectField('global', 'quietroomEdits')}`,
		kind: 'edit', target: idOf(where, mid), ...await said(where, account, content),
	});
	await originals.editMessage(uid, mid, roomId, words(answer, BODY, content));
	if (answer.notice) await notices.tell(account, answer.notice);
}

async function said(roomId, account, text) {
	const cid = await chats.categoryOf(roomId);
	return { room: cid ? String(cid) : `chat/${roomId}`, account: String(account), parts: [{ role: BODY, format: 'markdown', text: String(text ?? '') }] };
}

/** Sends what was held; false if the chat or its author in it is gone. Throws where NodeBB's rules are against it by now. */
letters.publish = async function (effect) {
	const [roomId, mid] = letters.numbers(effect.message);
	if (await nodebb.messaging.messageExists(mid)) return true;
	const uid = await authorIn(roomId, Number(effect.account));
	if (!uid) return false;
	await nodebb.messaging.canMessageRoom(Number(effect.account), roomId);
	const toMid = letters.numbers(effect.inReplyTo)?.[1];
	const message = await originals.addMessage({ uid, roomId, mid, toMid, content: textOf(effect), timestamp: Date.now() });
	await nodebb.messaging.notifyUsersInRoom(uid, roomId, message);
	return true;
};

/** Makes an edit that was held; false if what was edited is gone. */
letters.publishEdit = async function (effect) {
	const [roomId, mid] = letters.numbers(effect.target);
	const uid = await authorIn(roomId, Number(effect.account));
	if (!uid || !await nodebb.messaging.messageExists(mid)) return false;
	await originals.editMessage(uid, mid, roomId, textOf(effect));
	return true;
};

const textOf = effect => effect.parts.find(part => part.role === BODY)?.text ?? '';

/* Under which number somebody writes in a chat: their voice's, or their account's where people are as themselves; null if they left. */
async function authorIn(roomId, account) {
	if (await chats.categoryOf(roomId)) return (await chats.voiceOf(account, roomId))?.uid ?? null;
	return await nodebb.messaging.isUserInRoom(account, roomId) ? account : null;
}
