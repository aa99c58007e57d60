'use strict';

const links = require('./links');
const nodebb = require('./nodebb');
const settings = require('./settings');

// A voice is a NodeBB account nobody can log in to: it speaks for one member in one category, under the name the gateway gave.
const GROUP = 'quietroom-voices';
const PRIVILEGES = ['find', 'read', 'topics:read', 'topics:create', 'topics:reply', 'topics:tag', 'topics:delete', 'posts:edit',
	'posts:delete', 'posts:history', 'posts:upvote', 'posts:downvote'].map(name => `groups:${name}`);

const voices = module.exports;
const kept = new Map(); // by number: { uid, cid, id, name, account }; what is in here never changes but for its name
const making = new Map(); // by tag: the one that is being made
let shown = new Map(); // names that differ from the account's: NodeBB has each name once, the gateway has it once a room

voices.load = async function () {
	if (!settings.gate) return;
	shown = new Map(Object.entries(await nodebb.db.getObject('quietroom:names') ?? {}).map(([uid, name]) => [Number(uid), name]));
	nodebb.pubsub.on('quietroom:name', ({ uid, name }) => {
		shown.set(uid, name);
		kept.delete(uid);
	});
};

/** The voice with this number; null if it is an ordinary account. */
voices.get = async function (uid) {
	return (await voices.among([uid]))[0];
};

/** The voices with these numbers, null where it is an ordinary account. */
voices.among = async function (uids) {
	uids = uids.map(Number);
	const unknown = settings.secret ? [...new Set(uids)].filter(uid => uid > 0 && !kept.has(uid)) : [];
	const found = unknown.length ? await nodebb.db.getObjects(unknown.map(uid => `quietroom:voice:${uid}`)) : [];
	found.forEach((voice, i) => {
		const uid = unknown[i];
		if (voice) kept.set(uid, { ...voice, uid, cid: Number(voice.cid), account: links.open(voice.sealed, uid) });
	});
	return uids.map(uid => kept.get(uid) ?? null);
};

/** Who is behind each of these; an ordinary account is itself. */
voices.accountsOf = async uids => (await voices.among(uids)).map((voice, i) => voice?.account ?? Number(uids[i]));

voices.accountOf = async uid => (await voices.accountsOf([uid]))[0];

/** A member's voice in a category, if it was made before. */
voices.find = async function (account, cid) {
	if (!settings.secret) return null;
	const uid = await nodebb.db.getObjectField('quietroom:voices', links.tag(account, cid));
	return uid ? await voices.get(uid) : null;
};

/** All of a member's voices in the categories that are covered. */
voices.allOf = async function (account) {
	const cids = (await nodebb.categories.getAllCidsFromSet('categories:cid')).filter(settings.covers);
	return (await Promise.all(cids.map(cid => voices.find(account, cid)))).filter(Boolean);
};

/** A member's voice in a category; asks the gateway for a name where there is none yet. Throws if it does not answer. */
voices.of = async (account, cid) => await voices.find(account, cid)
	?? await voices.named(account, cid, await settings.gate.identify(String(cid), String(account)));

/** A member's voice under this name of the gateway: made anew for a new id, shown under a new name for a new name. */
voices.named = async function (account, cid, author) {
	const tag = links.tag(account, cid);
	while (making.has(tag)) await making.get(tag).catch(() => null);
	const work = settle(account, cid, author, tag);
	making.set(tag, work);
	try {
		return await work;
	} finally {
		making.delete(tag);
	}
};

async function settle(account, cid, author, tag) {
	const voice = await voices.find(account, cid);
	if (!voice || voice.id !== author.id) return await make(account, cid, author, tag);
	if (voice.name !== author.name) {
		await nodebb.db.setObjectField(`quietroom:voice:${voice.uid}`, 'name', author.name);
		await show(voice.uid, author.name);
		return { ...voice, name: author.name };
	}
	return voice;
}

async function make(account, cid, author, tag) {
	const { db, groups, privileges, user } = nodebb;
	const uid = Number(await user.create({ username: author.name }));
	const sealed = links.seal(account, uid);
	await db.setObject(`quietroom:voice:${uid}`, { cid, id: author.id, name: author.name, sealed });
	await db.setObjectField('quietroom:voices', tag, uid);
	if (await user.getUserField(uid, 'username') !== author.name) await show(uid, author.name);
	if (!await groups.exists(GROUP)) {
		await groups.create({ name: GROUP, hidden: 1, private: 1, disableJoinRequests: 1, disableLeave: 1, description: 'Names that Quietroom speaks under.' });
	}
	await groups.join(GROUP, uid);
	await privileges.categories.give(PRIVILEGES, cid, [GROUP]);
	return await voices.get(uid);
}

async function show(uid, name) {
	await nodebb.db.setObjectField('quietroom:names', uid, name);
	shown.set(uid, name);
	kept.delete(uid);
	nodebb.pubsub.publish('quietroom:name', { uid, name });
}

/** `filter:user.getFields`: a voice is shown under the gateway's name, whatever NodeBB had to add to keep account names apart. */
voices.names = async function (data) {
	data.uids.forEach((uid, i) => {
		const name = shown.get(Number(uid));
		if (name !== undefined && data.users[i]?.username) data.users[i].username = name;
	});
	return data;
};
