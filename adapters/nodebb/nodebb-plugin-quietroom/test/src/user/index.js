'use strict';

const db = require('../database');
const meta = require('../meta');
const plugins = require('../plugins');

const user = module.exports;
const escape = text => String(text).replace(/[&<>"']/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' })[c]);
const slugify = name => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/* A name that is taken gets a number; the slug is what must not be there twice. */
user.create = async function (data) {
	let username = data.username.trim();
	for (let n = 0; await db.getObjectField('userslug:uid', slugify(username)); n++) username = `${data.username.trim()} ${n}`;
	const uid = await db.incrObjectField('global', 'nextUid');
	await db.setObject(`user:${uid}`, { uid, username, userslug: slugify(username), joindate: Date.now(), lastposttime: 0, reputation: 0 });
	await db.setObjectField('userslug:uid', slugify(username), uid);
	if (username !== data.username.trim()) {
		const notifications = require('../notifications');
		await notifications.push(await notifications.create({ nid: `username_taken:${uid}`, bodyShort: `You are now known as ${username}` }), [uid]);
	}
	return uid;
};

user.getUsersFields = async function (uids, fields) {
	const users = (await db.getObjects(uids.map(uid => `user:${uid}`))).map(found => Object.fromEntries(fields.concat('uid').map(name => [name, found?.[name] ?? null])));
	const result = await plugins.hooks.fire('filter:user.getFields', { uids, users, fields });
	for (const one of result.users) {
		one.uid = Number(one.uid);
		if (one.username) one.displayname = one.username = escape(one.username);
	}
	return result.users;
};
user.getUserFields = async (uid, fields) => (await user.getUsersFields([uid], fields))[0];
user.getUserField = async (uid, field) => (await user.getUserFields(uid, [field]))[field];

user.isReadyToPost = async function (uid) {
	const { joindate, muted } = await user.getUserFields(uid, ['joindate', 'muted']);
	if (muted) throw new Error('[[error:user-muted-for-hours, 1]]');
	const old = await db.getObjectField(`user:${uid}`, 'old');
	if (!old && Date.now() - joindate < meta.config.initialPostDelay * 1000) throw new Error(`[[error:user-too-new, ${meta.config.initialPostDelay}]]`);
};
