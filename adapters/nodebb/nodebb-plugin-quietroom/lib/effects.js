'use strict';

const chats = require('./chats');
const letters = require('./letters');
const nodebb = require('./nodebb');
const notices = require('./notices');
const { JUDGED } = require('./posts');
const settings = require('./settings');
const voices = require('./voices');

const effects = module.exports;
const NUMBERS = /^(\d+)\.(\d+)$/; // a post's id: its topic's number and its own
const DONE = { outcome: 'done' };
const cannot = (code, text) => ({ outcome: 'cannot', reason: { code, text } });
const text = (effect, role) => effect.parts.find(part => part.role === role)?.text;
let ending = null;

/** Fetches effects from now on, in one process of NodeBB. */
effects.start = function () {
	if (!settings.gate || ending || nodebb.nconf.get('runJobs') === false) return;
	ending = new AbortController();
	settings.gate.serve(effects.handle, ending.signal).catch(failure => nodebb.winston.error(`[quietroom] effects: ${failure.name}`));
};

/** Fetches no more. */
effects.stop = function () {
	ending?.abort();
	ending = null;
};

/** Does one effect; what was done before is not done again: posts by their number, words to an author by the effect's key. */
effects.handle = async function (effect) {
	if (settings.shadow) return cannot('nodebb.shadow', 'The plugin is in shadow mode: it changes nothing.');
	try {
		switch (effect.type) {
			case 'publish': return await publish(effect);
			case 'tell':
				await notices.tell(Number(effect.account), effect.text, effect.key);
				return DONE;
			case 'remove': return await remove(effect.message);
			default: return cannot('nodebb.unknown', 'The plugin does not know this effect: it is older than the gateway.');
		}
	} catch (failure) {
		const known = /^\[\[error:([a-z-]+)/.exec(failure.message);
		if (!known) nodebb.winston.error(`[quietroom] an effect failed: ${failure.name}`);
		return known ? cannot('nodebb.refused', `NodeBB refused: ${known[1]}.`)
			: { outcome: 'try_again', reason: { code: 'nodebb.failed', text: 'NodeBB failed; its log has more.' } };
	}
};

async function publish(effect) {
	const edited = effect.kind === 'edit';
	const id = edited ? effect.target : effect.message;
	if (letters.numbers(id)) {
		if (!await (edited ? letters.publishEdit(effect) : letters.publish(effect))) return cannot('nodebb.gone', 'Its author has left the chat, or what was edited is gone.');
		return edited ? DONE : { ...DONE, message: effect.message };
	}
	const numbers = NUMBERS.exec(id);
	if (!numbers) return cannot('nodebb.kind', 'A message with this id cannot be released here.');
	const [tid, pid, cid] = [Number(numbers[1]), Number(numbers[2]), Number(effect.room)];
	const voice = await voices.named(Number(effect.account), cid, effect.author);
	if (edited) return await publishEdit(effect, voice, pid);
	if (await nodebb.posts.exists(pid)) return { ...DONE, message: effect.message };
	const data = { uid: voice.uid, cid, tid, pid, content: text(effect, 'body') ?? '', fromQueue: true, req: null, tags: [], [JUDGED]: { id: effect.message } };
	if (effect.inReplyTo) data.toPid = Number(effect.inReplyTo.split('.')[1]);
	if (text(effect, 'title') !== undefined && !await nodebb.topics.exists(tid)) {
		const { topicData, postData } = await nodebb.topics.post({ ...data, title: text(effect, 'title') });
		await nodebb.socketHelpers.notifyNew(voice.uid, 'newTopic', { posts: [postData], topic: topicData });
	} else {
		const postData = await nodebb.topics.reply(data);
		await nodebb.socketHelpers.notifyNew(voice.uid, 'newPost', { posts: [postData] });
	}
	return { ...DONE, message: effect.message };
}

async function publishEdit(effect, voice, pid) {
	if (!await nodebb.posts.exists(pid)) return cannot('nodebb.gone', 'The post that was edited is gone.');
	const edited = await nodebb.posts.edit({ uid: voice.uid, pid, content: text(effect, 'body'), title: text(effect, 'title'), timestamp: Date.now(), req: null, [JUDGED]: { id: effect.message } });
	nodebb.sockets.in(`topic_${edited.topic.tid}`).emit('event:post_edited', edited);
	return DONE;
}

/* Soft: members no longer see it, staff can. A topic whose first post is taken away goes with it if nobody has answered. */
async function remove(message) {
	const { messaging, posts, sockets, topics } = nodebb;
	const [, mid] = letters.numbers(message) ?? [];
	if (mid) {
		if (!await messaging.messageExists(mid)) return cannot('nodebb.gone', 'There is no such message any more.');
		await chats.remove(mid, await moderator());
		return DONE;
	}
	const pid = Number(NUMBERS.exec(message)?.[2]);
	const post = pid && await posts.getPostFields(pid, ['pid', 'tid', 'deleted']);
	if (!post?.pid || !post.tid) return cannot('nodebb.gone', 'There is no such post any more.');
	const by = await moderator();
	if (!Number(post.deleted)) {
		posts.clearCachedPost(pid);
		sockets.in(`topic_${post.tid}`).emit('event:post_deleted', await posts.delete(pid, by));
	}
	const topic = await topics.getTopicFields(post.tid, ['mainPid', 'postcount', 'deleted']);
	if (Number(topic.mainPid) === pid && Number(topic.postcount) === 1 && !Number(topic.deleted)) await topics.delete(post.tid, by);
	return DONE;
}

/* Who took it away, as NodeBB writes down: nobody's account, so that its author cannot bring it back. */
async function moderator() {
	const { db, user } = nodebb;
	const known = Number(await db.getObjectField('quietroom', 'moderator'));
	if (known) return known;
	const uid = Number(await user.create({ username: 'Quietroom' }));
	await db.setObjectField('quietroom', 'moderator', uid);
	return uid;
}
