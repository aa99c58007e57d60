'use strict';

const sockets = require('.');

exports.emitToUids = (event, data, uids) => uids.forEach(uid => sockets.in(`uid_${uid}`).emit(event, data));
exports.notifyNew = async (uid, type, result) => sockets.in('everybody').emit('event:new_post', result);
