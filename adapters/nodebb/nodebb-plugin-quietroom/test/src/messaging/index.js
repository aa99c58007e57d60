'use strict';

const db = require('../database');
const plugins = require('../plugins');
const sockets = require('../socket.io');
const user = require('../user');

const messaging = module.exports;
const rooms = new Map(); // by number: { uids, mids }

messaging.newRoom = async function (uid, { uids }) {
	const roomId = await db.incrObjectField('global', 'nextChatRoomId');
	await db.setObject(`chat:room:${roomId}`, { roomId });
	rooms.set(roomId, { uids: [uid, ...uids].map(Number), mids: [] });
	return roomId;
};
messaging.leaveRoom = (uids, roomId) => {
	const room = rooms.get(Number(roomId));
	room.uids = room.uids.filter(uid => !uids.map(Number).includes(uid));
};
messaging.getRoomData = async roomId => ({ roomId: Number(roomId) });
messaging.isUserInRoom = async function (uid, roomId) {
	const inRoom = messaging.isRoomUser(uid, roomId);
	return (await plugins.hooks.fire('filter:messaging.isUserInRoom', { uid, roomId, inRoom })).inRoom;
};
messaging.isRoomUser = (uid, roomId) => rooms.get(Number(roomId))?.uids.includes(Number(uid)) ?? false;
messaging.canMessageUser = async (uid, toUid) => {
	if (await db.getObjectField(`user:${toUid}`, 'disableIncomingChats')) throw new Error('[[error:chat-restricted]]');
};
messaging.hasPrivateChat = async (uid, withUid) => [...rooms].find(([, room]) => [uid, withUid].every(one => room.uids.includes(Number(one))))?.[0] ?? 0;
messaging.checkContent = async content => {
	if (!content || !String(content).trim()) throw new Error('[[error:invalid-chat-message]]');
};
messaging.messageExists = async mid => await db.exists(`message:${mid}`);
messaging.canViewMessage = async (mid, roomId, uid) => Boolean(rooms.get(Number(roomId))?.mids.includes(Number(mid))) && messaging.isRoomUser(uid, roomId);
messaging.canMessageRoom = async function (uid, roomId) {
	if (!await messaging.isUserInRoom(uid, roomId)) throw new Error('[[error:not-in-room]]');
	if (await user.getUserField(uid, 'muted')) throw new Error('[[error:user-muted-for-hours, 1]]');
};
messaging.getMessageFields = async (mid, fields) => {
	const message = await db.getObject(`message:${mid}`);
	return message && Object.fromEntries(fields.map(name => [name, ['fromuid', 'roomId', 'deleted'].includes(name) ? Number(message[name] ?? 0) : message[name] ?? null]));
};
messaging.getMessageField = async (mid, field) => (await messaging.getMessageFields(mid, [field]))?.[field] ?? null;

messaging.addMessage = async function ({ uid, roomId, content, ...data }) {
	const mid = data.mid || await db.incrObjectField('global', 'nextMid');
	const message = await plugins.hooks.fire('filter:messaging.save', { mid, content: String(content), timestamp: Date.now(), fromuid: uid, roomId, toMid: data.toMid });
	await db.setObject(`message:${mid}`, message);
	rooms.get(Number(roomId)).mids.push(mid);
	await plugins.hooks.fire('action:messaging.save', { message });
	return await shown(mid, uid);
};
messaging.canEdit = messaging.canDelete = async (mid, uid) => {
	if (await messaging.getMessageField(mid, 'fromuid') !== Number(uid)) throw new Error('[[error:cant-edit-chat-message]]');
};
messaging.editMessage = async function (uid, mid, roomId, content) {
	await messaging.checkContent(content);
	if (await messaging.getMessageField(mid, 'content') === content) return;
	await db.setObject(`message:${mid}`, await plugins.hooks.fire('filter:messaging.edit', { content, edited: Date.now() }));
	sockets.in(`chat_room_${roomId}`).emit('event:chats.edit', { messages: [await shown(mid, uid)] });
};
async function setDeleted(mid, deleted) {
	await db.setObjectField(`message:${mid}`, 'deleted', deleted);
	sockets.in(`chat_room_${await messaging.getMessageField(mid, 'roomId')}`).emit('event:chats.delete', mid);
}
messaging.deleteMessage = async mid => await setDeleted(mid, 1);
messaging.restoreMessage = async mid => await setDeleted(mid, 0);

async function shown(mid, uid) {
	const message = await db.getObject(`message:${mid}`);
	if (Number(message.deleted) && Number(message.fromuid) !== Number(uid)) message.content = 'This message has been deleted.';
	return { ...message, mid, self: Number(message.fromuid) === Number(uid) ? 1 : 0, fromUser: await user.getUserFields(message.fromuid, ['username', 'userslug']) };
}
messaging.getMessages = async ({ uid, roomId }) => await Promise.all(rooms.get(Number(roomId)).mids.map(mid => shown(mid, uid)));
/* As pages open a chat: whoever looks is among those who are in it from then on. */
messaging.loadRoom = async function (uid, { roomId }) {
	if (!await messaging.isUserInRoom(uid, roomId)) return null;
	const room = rooms.get(Number(roomId));
	if (!room.uids.includes(Number(uid))) room.uids.push(Number(uid));
	return { roomId: Number(roomId), users: await user.getUsersFields(room.uids, ['username']), messages: await messaging.getMessages({ uid, roomId }) };
};
messaging.getRecentChats = async function (callerUid, uid, start, stop) {
	const mine = [...rooms].filter(([, room]) => room.uids.includes(Number(uid)));
	const list = mine.map(async ([roomId, room]) => ({ roomId, users: await user.getUsersFields(room.uids.filter(u => u !== Number(uid)), ['username']) }));
	return { rooms: await Promise.all(list), nextStart: stop + 1 };
};
messaging.notifyUsersInRoom = async (fromUid, roomId, message) => sockets.in(`chat_room_${roomId}`).emit('event:chats.receive', { fromUid, roomId, message });
