'use strict';

const EventEmitter = require('node:events');

/** What open pages were sent, for whoever looks for a leak. */
exports.sent = [];
exports.in = room => ({ emit: (event, data) => exports.sent.push(JSON.stringify({ room, event, data })) });

/* A page is opened: when it is closed, the chats that it showed are told whose it was. */
exports.connect = async function (uid, rooms) {
	const socket = Object.assign(new EventEmitter(), { uid, rooms: new Set(rooms), leave: room => socket.rooms.delete(room) });
	socket.on('disconnecting', () => {
		for (const room of socket.rooms) exports.in(room).emit('event:chats.typing', { roomId: room.split('_').pop(), uid, username: '', typing: false });
	});
	await require('../plugins').hooks.fire('action:sockets.connect', { socket });
	return socket;
};
