'use strict';

const db = require('./src/database');
const user = require('./src/user');

/** Somebody who has been in the forum for a while, as a caller of its interface. */
module.exports = async name => {
	const uid = await user.create({ username: name });
	await db.setObjectField(`user:${uid}`, 'old', 1);
	return { uid, ip: '192.0.2.7' };
};
