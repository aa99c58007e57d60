'use strict';

const { Withheld } = require('./judge');
const nodebb = require('./nodebb');
const settings = require('./settings');
const voices = require('./voices');

// Whoever writes to a voice does so as their own voice of the same category; nobody learns of an account. Chats between accounts stay
// between accounts: their words are judged, their names are not changed.
const chats = module.exports;
const REMOVED = 'quietroomRemoved'; // beside a message that moderators took away

/** The category of a chat's people; null if they are there under their accounts. */
chats.categoryOf = async roomId => Number(await nodebb.db.getObjectField(`chat:room:${roomId}`, 'quietroom')) || null;

/** As whom somebody opens a chat with these accounts. */
chats.voiceForNew = async function (caller, data) {
	const others = (await Promise.all((data?.uids ?? []).map(voices.get))).filter(Boolean);
	if (!others.length) return null;
	const cid = others[0].cid;
	if (others.length !== data.uids.length || others.some(voice => voice.cid !== cid)) throw ofThatRoomAlone();
	if (!await nodebb.privileges.categories.can('topics:read', cid, caller.uid) || !await nodebb.privileges.global.can('chat', caller.uid)) {
		throw new Error('[[error:no-privileges]]');
	}
	try {
		return await voices.of(caller.uid, cid);
	} catch {
		throw new Withheld('try_later', null);
	}
};

const ofThatRoomAlone = () => new Error('A chat with somebody of a quiet room has people of that room alone.');

/** As whom somebody is in a chat; null for as themselves. */
chats.voiceInRoom = async function (caller, data) {
	const roomId = data?.roomId ?? (data?.mid ? await nodebb.messaging.getMessageField(data.mid, 'roomId') : null);
	return roomId ? await chats.voiceOf(caller.uid, roomId) : null;
};

/** The voice as which an account is in a chat. */
chats.voiceOf = async function (account, roomId) {
	const cid = await chats.categoryOf(roomId);
	const voice = cid && await voices.find(account, cid);
	return voice && await nodebb.messaging.isUserInRoom(voice.uid, roomId) ? voice : null;
};

/** `filter:messaging.isUserInRoom`: a member is where their voice is. */
chats.inRoom = async function (data) {
	if (!data.inRoom && Number(data.uid) > 0 && !await voices.get(data.uid)) data.inRoom = Boolean(await chats.voiceOf(data.uid, data.roomId));
	return data;
};

/** `action:sockets.connect`: when a page is closed NodeBB tells the chats that it showed whose it was, by the account's number. */
chats.connected = function ({ socket }) {
	socket.prependListener('disconnecting', () => {
		for (const room of [...socket.rooms].filter(name => /^chat_room_\d+$/.test(name))) {
			socket.leave(room);
			left(socket.uid, room.split('_').pop()).catch(failure => nodebb.winston.warn(`[quietroom] a page was closed: ${failure.name}`));
		}
	});
};

async function left(uid, roomId) {
	const voice = await chats.voiceOf(uid, roomId);
	if (!voice && await chats.categoryOf(roomId)) return;
	nodebb.sockets.in(`chat_room_${roomId}`).emit('event:chats.typing', { roomId, uid: voice?.uid ?? uid, username: '', typing: false });
}

/** NodeBB's interface for chats. */
chats.wrapApi = function (api) {
	const { create, get, invite, kick, listMessages, getRawMessage } = api;
	api.create = async function (caller, data) {
		const cid = (await voices.get(data?.uids?.[0]))?.cid;
		const room = await create(caller, data);
		if (cid && room?.roomId) await nodebb.db.setObjectField(`chat:room:${room.roomId}`, 'quietroom', cid);
		return room;
	};
	api.invite = async function (caller, data) {
		const cid = data?.roomId && await chats.categoryOf(data.roomId);
		if (cid && (await voices.among(data.uids ?? [])).some(voice => voice?.cid !== cid)) throw ofThatRoomAlone();
		return await invite(caller, data);
	};
	// Who leaves says so with the account's number; whoever left or was put out gets nothing more on pages that are open.
	api.kick = async function (caller, data) {
		const voice = await chats.voiceInRoom(caller, data);
		if (!voice) return await kick(caller, data);
		const uids = (data.uids ?? []).map(uid => (Number(uid) === Number(caller.uid) ? voice.uid : uid));
		const result = await kick(caller, { ...data, uids });
		await nodebb.socketHelpers.removeSocketsFromRoomByUids(await voices.accountsOf(uids), data.roomId);
		return result;
	};
	// These two are asked for a user beside the caller; who asks for themselves asks for their voice.
	const forVoice = original => async function (caller, data) {
		const voice = Number(data?.uid ?? caller.uid) === Number(caller.uid) ? await chats.voiceInRoom(caller, data) : null;
		return await original(caller, voice ? { ...data, uid: voice.uid } : data);
	};
	api.get = forVoice(get);
	api.listMessages = forVoice(listMessages);
	api.getRawMessage = async function (caller, data) {
		if (await chats.isRemoved(data?.mid)) throw new Error('[[error:not-allowed]]');
		return await getRawMessage(caller, data);
	};
};

/** What NodeBB's pages ask of its chats without its interface: a member looks at them as their voice. */
chats.wrap = function (messaging) {
	const { loadRoom, getRecentChats, canViewMessage, hasPrivateChat, canMessageUser, restoreMessage } = messaging;
	messaging.loadRoom = async function (uid, data) {
		const voice = Number(data.uid ?? uid) === Number(uid) && await chats.voiceOf(uid, data.roomId);
		return await (voice ? loadRoom(voice.uid, { ...data, uid: voice.uid }) : loadRoom(uid, data));
	};
	messaging.canViewMessage = async (mids, roomId, uid) => await canViewMessage(mids, roomId, (await chats.voiceOf(uid, roomId))?.uid ?? uid);
	messaging.getRecentChats = async function (callerUid, uid, start, stop) {
		const recent = await getRecentChats(callerUid, uid, start, stop);
		if (!recent || !settings.gate || settings.shadow || start || Number(uid) !== Number(callerUid)) return recent;
		const more = await Promise.all((await voices.allOf(uid)).map(voice => getRecentChats(voice.uid, voice.uid, 0, stop)));
		return { ...recent, rooms: recent.rooms.concat(...more.map(m => m.rooms)) };
	};
	messaging.hasPrivateChat = async function (uid, withUid) {
		const to = await voices.get(withUid);
		return await hasPrivateChat((to && await voices.find(uid, to.cid))?.uid ?? uid, withUid);
	};
	// Who wants no letters wants none under a name either; who blocked a name blocked it, whoever is behind it.
	messaging.canMessageUser = async function (uid, toUid) {
		const to = await voices.get(toUid);
		const from = to?.account && (await voices.get(uid) ?? await voices.find(uid, to.cid));
		return await (from ? canMessageUser(from.uid, to.account) : canMessageUser(uid, toUid));
	};
	messaging.restoreMessage = async function (mid, uid) {
		if (await chats.isRemoved(mid)) throw new Error('[[error:no-privileges]]');
		return await restoreMessage(mid, uid);
	};
};

/** Whether moderators took it away. */
chats.isRemoved = async mid => Boolean(mid && Number(await nodebb.db.getObjectField(`message:${mid}`, REMOVED)));

/** Hides a message from everybody but its author and staff, who see it crossed out; its author cannot bring it back. */
chats.remove = async function (mid, by) {
	await nodebb.db.setObjectField(`message:${mid}`, REMOVED, 1);
	if (!Number(await nodebb.messaging.getMessageField(mid, 'deleted'))) await nodebb.messaging.deleteMessage(mid, by);
};
