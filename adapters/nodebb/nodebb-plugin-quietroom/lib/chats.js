'use strict';

const { judge, words, Withheld } = require('./judge');
const nodebb = require('./nodebb');
const notices = require('./notices');
const settings = require('./settings');
const voices = require('./voices');

// Whoever writes to a voice does so as their own voice of the same category; nobody learns of an account. Chats between accounts stay
// between accounts: their words are judged, their names are not changed.
const chats = module.exports;

const categoryOf = async roomId => Number(await nodebb.db.getObjectField(`chat:room:${roomId}`, 'quietroom')) || null;

/** As whom somebody opens a chat with these accounts. */
chats.voiceForNew = async function (caller, data) {
	const others = (await Promise.all((data?.uids ?? []).map(voices.get))).filter(Boolean);
	if (!others.length) return null;
	const cid = others[0].cid;
	if (others.length !== data.uids.length || others.some(voice => voice.cid !== cid)) {
		throw new Error('A chat with somebody of a quiet room has people of that room alone.');
	}
	if (!await nodebb.privileges.categories.can('topics:read', cid, caller.uid) || !await nodebb.privileges.global.can('chat', caller.uid)) {
		throw new Error('[[error:no-privileges]]');
	}
	try {
		return await voices.of(caller.uid, cid);
	} catch {
		throw new Withheld('try_later', null);
	}
};

/** As whom somebody is in a chat; null for as themselves. */
chats.voiceInRoom = async function (caller, data) {
	const roomId = data?.roomId ?? (data?.mid ? await nodebb.messaging.getMessageField(data.mid, 'roomId') : null);
	return roomId ? await voiceIn(caller.uid, roomId) : null;
};

async function voiceIn(uid, roomId) {
	const cid = await categoryOf(roomId);
	const voice = cid && await voices.find(uid, cid);
	return voice && await nodebb.messaging.isUserInRoom(voice.uid, roomId) ? voice : null;
}

/** `filter:messaging.isUserInRoom`: a member is where their voice is. */
chats.inRoom = async function (data) {
	if (!data.inRoom && Number(data.uid) > 0 && !await voices.get(data.uid)) data.inRoom = Boolean(await voiceIn(data.uid, data.roomId));
	return data;
};

/** What is asked of a chat's list and of its beginning. */
chats.wrap = function (api) {
	const { create, get, list, listMessages } = api;
	api.create = async function (caller, data) {
		const cid = (await voices.get(data?.uids?.[0]))?.cid;
		const room = await create(caller, data);
		if (cid && room?.roomId) await nodebb.db.setObjectField(`chat:room:${room.roomId}`, 'quietroom', cid);
		return room;
	};
	// These two are asked for a user beside the caller; who asks for themselves asks for their voice.
	const forVoice = original => async function (caller, data) {
		const voice = Number(data?.uid ?? caller.uid) === Number(caller.uid) ? await chats.voiceInRoom(caller, data) : null;
		return await original(caller, voice ? { ...data, uid: voice.uid } : data);
	};
	api.get = forVoice(get);
	api.listMessages = forVoice(listMessages);
	api.list = async function (caller, data = {}) {
		const result = await list(caller, data);
		if (!settings.gate || settings.shadow || data.start || !(Number(caller.uid) > 0)) return result;
		const cids = (await nodebb.categories.getAllCidsFromSet('categories:cid')).filter(settings.covers);
		const mine = (await Promise.all(cids.map(cid => voices.find(caller.uid, cid)))).filter(Boolean);
		const more = await Promise.all(mine.map(voice => nodebb.messaging.getRecentChats(voice.uid, voice.uid, 0, data.stop ?? 19)));
		return { ...result, rooms: result.rooms.concat(...more.map(m => m.rooms)) };
	};
};

/** `filter:messaging.send` */
chats.send = async function (hook) {
	const { data, uid } = hook;
	if (!(Number(uid) > 0)) return hook;
	const cid = await categoryOf(data.roomId);
	const account = await voices.accountOf(uid);
	const answer = await judge({
		id: `chat.${await nodebb.db.incrObjectField('global', 'quietroomChats')}`,
		room: cid ? String(cid) : `chat/${data.roomId}`, account: String(account), kind: 'private_message',
		parts: [{ role: 'body', format: 'markdown', text: String(data.message ?? '') }],
	});
	if (answer.notice) await notices.tell(account, answer.notice);
	return { ...hook, data: { ...data, message: words(answer, 'body', data.message) } };
};
