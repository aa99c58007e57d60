'use strict';

const sockets = require('.');

exports.emitToUids = (event, data, uids) => uids.forEach(uid => sockets.in(`uid_${uid}`).emit(event, data));
exports.notifyNew = async (uid, type, result) => sockets.in('everybody').emit('event:new_post', result);
exports.removeSocketsFromRoomByUids = async (uids, roomId) => uids.forEach(uid => sockets.in(`uid_${uid}`).emit('(no longer there)', { roomId }));
