'use strict';

const { randomBytes } = require('node:crypto');
const { plain } = require('./judge');
const nodebb = require('./nodebb');
const voices = require('./voices');

const notices = module.exports;
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' };

const shown = text => plain(text).replace(/[&<>"']/g, c => ENTITIES[c]);

/** Tells an account something that nobody else sees, once for one key: in its notifications, without mail. */
notices.tell = async function (account, text, key = randomBytes(16).toString('hex')) {
	const notification = await nodebb.notifications.create({
		nid: `quietroom:${key}`,
		bodyShort: shown(text),
		path: '/notifications',
	});
	if (notification) await nodebb.notifications.push(notification, [account]);
};

/** The same, and at once on the pages that it has open. */
notices.tellNow = async function (account, text) {
	nodebb.sockets.in(`uid_${account}`).emit('event:alert', { alert_id: 'quietroom', type: 'success', message: shown(text), timeout: 15000 });
	await notices.tell(account, text);
};

/**
 * `filter:notification.push`: what somebody did that a voice is to be told, the member behind it is told; nobody is told of what they did
 * themselves. What NodeBB says to its new accounts (welcome, your name was taken) is for nobody here.
 */
notices.notify = async function (data) {
	const [from, ...accounts] = await voices.accountsOf([data.notification.from ?? 0, ...data.uids]);
	data.uids = [...new Set(accounts.filter((account, i) => from ? account !== from : account === Number(data.uids[i])))];
	return data;
};
