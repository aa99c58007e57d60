'use strict';

const chats = require('./chats');
const { UNSURE } = require('./judge');
const letters = require('./letters');
const nodebb = require('./nodebb');
const notices = require('./notices');
const own = require('./own');
const posts = require('./posts');
const settings = require('./settings');
const voices = require('./voices');

// NodeBB does much around a post in the name of whoever called: history, notifications, live updates, federation, online lists. So whoever
// calls is the voice from the first step, not only where the post is saved. The hooks judge; here nobody is judged.
const callers = module.exports;
const WRAPPED = Symbol('quietroom.wrapped');

/** The same caller as a voice, without the member's address. */
callers.as = (caller, voice) => Object.create(caller, {
	uid: { value: voice.uid, enumerable: true, writable: true },
	ip: { value: undefined, enumerable: true, writable: true },
});

const active = caller => settings.gate && !settings.shadow && Number(caller?.uid) > 0;

/** Gives api[name] a caller that `who` finds; null for the caller as they are. */
function swap(api, name, who, around = call => call()) {
	const original = api[name];
	if (!original || original[WRAPPED]) return;
	api[name] = async function (caller, data) {
		if (!active(caller)) return await original(caller, data);
		const voice = await who(caller, data);
		return await around(() => original(voice ? callers.as(caller, voice) : caller, data), caller);
	};
	api[name][WRAPPED] = true;
}

async function voiceIn(caller, cid) {
	if (!settings.covers(cid)) return null;
	await nodebb.meta.blacklist.test(caller.ip);
	try {
		return await voices.of(caller.uid, cid);
	} catch (failure) {
		throw new posts.Withheld('try_later', UNSURE);
	}
}

/* What waits is answered as NodeBB answers what waits in its own queue: the editor closes and says so. */
async function heldIsQueued(call) {
	try {
		return await call();
	} catch (failure) {
		if (failure.action !== 'hold') throw failure;
		return { id: 'quietroom', type: 'quietroom', queued: true, message: failure.message };
	}
}

/* A chat's page has emptied the line that was written in and shows nothing of the answer: the word to its author comes beside it. */
async function heldIsTold(call, caller) {
	try {
		return await call();
	} catch (failure) {
		if (failure.action !== 'hold') throw failure;
		await notices.tellNow(caller.uid, failure.message);
		return { queued: true, message: failure.message };
	}
}

/** Wraps NodeBB's API functions, and what its pages ask of chats; once. */
callers.wrap = function () {
	const { topics, posts: postsApi, chats: chatsApi } = nodebb.api;
	const ofPost = (caller, data) => data?.pid ? own.voiceOfPost(caller.uid, data.pid) : null;
	const ofTopic = (caller, data) => data?.tids?.length === 1 ? own.voiceOfTopic(caller.uid, data.tids[0]) : null;
	const inTopicOfPost = async (caller, data) => data?.pid ? voiceIn(caller, await nodebb.posts.getCidByPid(data.pid)) : null;

	swap(topics, 'create', (caller, data) => voiceIn(caller, data?.cid), heldIsQueued);
	swap(topics, 'reply', async (caller, data) => data?.tid ? voiceIn(caller, await nodebb.topics.getTopicField(data.tid, 'cid')) : null, heldIsQueued);
	for (const name of ['delete', 'restore', 'purge']) swap(topics, name, ofTopic);
	swap(postsApi, 'edit', ofPost, heldIsQueued);
	for (const name of ['delete', 'restore', 'purge', 'getDiffs', 'loadDiff', 'restoreDiff', 'deleteDiff']) swap(postsApi, name, ofPost);
	for (const name of ['upvote', 'downvote', 'unvote']) swap(postsApi, name, inTopicOfPost);

	swap(chatsApi, 'create', chats.voiceForNew);
	for (const name of ['get', 'mark', 'watch', 'toggleTyping', 'users', 'invite', 'kick', 'update', 'rename', 'listMessages',
		'getPinnedMessages', 'getMessage', 'getRawMessage', 'deleteMessage', 'restoreMessage', 'pinMessage', 'unpinMessage']) {
		swap(chatsApi, name, chats.voiceInRoom);
	}
	for (const name of ['post', 'editMessage']) swap(chatsApi, name, chats.voiceInRoom, heldIsTold);
	chats.wrapApi(chatsApi);
	chats.wrap(nodebb.messaging);
	letters.wrap(chatsApi, nodebb.messaging);
};
