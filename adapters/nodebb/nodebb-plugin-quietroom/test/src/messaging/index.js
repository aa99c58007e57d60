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
messaging.getRoomData = async roomId => ({ roomId: Number(roomId) });
messaging.isUserInRoom = async function (uid, roomId) {
	const inRoom = rooms.get(Number(roomId))?.uids.includes(Number(uid)) ?? false;
	return (await plugins.hooks.fire('filter:messaging.isUserInRoom', { uid, roomId, inRoom })).inRoom;
};
messaging.canMessageUser = async () => {};
messaging.canMessageRoom = async function (uid, roomId) {
	if (!await messaging.isUserInRoom(uid, roomId)) throw new Error('[[error:not-in-room]]');
};
messaging.getMessageField = async (mid, field) => await db.getObjectField(`message:${mid}`, field);

messaging.addMessage = async function ({ uid, roomId, content }) {
	const mid = await db.incrObjectField('global', 'nextMid');
	const message = await plugins.hooks.fire('filter:messaging.save', { mid, content: String(content), timestamp: Date.now(), fromuid: uid, roomId });
	await db.setObject(`message:${mid}`, message);
	rooms.get(Number(roomId)).mids.push(mid);
	await plugins.hooks.fire('action:messaging.save', { message });
	return await shown(mid, uid);
};
async function shown(mid, uid) {
	const message = await db.getObject(`message:${mid}`);
	return { ...message, mid, self: Number(message.fromuid) === Number(uid) ? 1 : 0, fromUser: await user.getUserFields(message.fromuid, ['username', 'userslug']) };
}
messaging.getMessages = async ({ uid, roomId }) => await Promise.all(rooms.get(Number(roomId)).mids.map(mid => shown(mid, uid)));
messaging.getRecentChats = async function (callerUid, uid, start, stop) {
	const mine = [...rooms].filter(([, room]) => room.uids.includes(Number(uid)));
	const list = mine.map(async ([roomId, room]) => ({ roomId, users: await user.getUsersFields(room.uids.filter(u => u !== Number(uid)), ['username']) }));
	return { rooms: await Promise.all(list), nextStart: stop + 1 };
};
messaging.notifyUsersInRoom = async (fromUid, roomId, message) => sockets.in(`chat_room_${roomId}`).emit('event:chats.receive', { fromUid, roomId, message });
