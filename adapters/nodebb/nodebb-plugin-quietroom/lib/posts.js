'use strict';

const { judge, words, Withheld } = require('./judge');
const nodebb = require('./nodebb');
const notices = require('./notices');
const settings = require('./settings');
const voices = require('./voices');

const hooks = module.exports;
/** Marks what was judged before: a symbol, so that no request can bring it. */
const JUDGED = hooks.JUDGED = Symbol('quietroom.judged');

const isLocal = uid => Number(uid) > 0;
const part = (role, text, format = 'markdown') => ({ role, format, text: String(text ?? '') });

/** `filter:post.shouldQueue`: what waits, waits on our desk, never in a queue that shows the account. */
hooks.shouldQueue = async function (data) {
	const cid = data.data.cid ?? await nodebb.topics.getTopicField(data.data.tid, 'cid');
	return settings.covers(cid) && !settings.shadow ? { ...data, shouldQueue: false } : data;
};

/** `filter:topic.post` */
hooks.topicPost = async function (data) {
	if (data[JUDGED] || !settings.covers(data.cid)) return data;
	mustBeMember(data);
	const account = await voices.accountOf(data.uid);
	await mayWrite(account, data.cid, 'topics:create', data);
	data.content = String(data.content ?? '').trimEnd();
	data.title = String(data.title ?? '').trim();
	if (!data.title) throw new Error(`[[error:title-too-short, ${nodebb.meta.config.minimumTitleLength}]]`);
	nodebb.topics.checkTitle(data.title);
	data.tid = await nodebb.db.incrObjectField('global', 'nextTid');
	const tags = (data.tags ?? []).join(', ');
	const answer = await submit(data, account, [part('body', data.content), part('title', data.title, 'plain'), part('body', tags, 'plain')]);
	data.title = words(answer, 'title', data.title);
	const bodies = answer.parts?.filter(p => p.role === 'body');
	if (tags && bodies?.length === 2 && bodies[1].text !== tags) data.tags = bodies[1].text.split(',').map(tag => tag.trim()).filter(Boolean);
	return data;
};

/** `filter:topic.reply` */
hooks.topicReply = async function (data) {
	const topic = await nodebb.topics.getTopicFields(data.tid, ['cid', 'mainPid']);
	if (data[JUDGED] || !topic || !settings.covers(topic.cid)) return data;
	mustBeMember(data);
	const account = await voices.accountOf(data.uid);
	await mayWrite(account, topic.cid, 'topics:reply', data);
	data.cid = topic.cid;
	data.content = String(data.content ?? '').trimEnd();
	await submit(data, account, [part('body', data.content)]);
	return data;
};

function mustBeMember(data) {
	if (!isLocal(data.uid)) throw new Error('[[error:not-logged-in]]'); // guests have no name of their own; other servers are not looked at
}

/* The rules of NodeBB for the member, since it will apply them to the voice. */
async function mayWrite(account, cid, privilege, data) {
	const { meta, posts, privileges, topics, user } = nodebb;
	const allowed = await (data.tid ? privileges.topics.can(privilege, data.tid, account) : privileges.categories.can(privilege, cid, account));
	if (!allowed) throw new Error('[[error:no-privileges]]');
	await user.isReadyToPost(account, cid);
	topics.checkContent(data.content);
	if (!await posts.canUserPostContentWithLinks(account, data.content)) {
		throw new Error(`[[error:not-enough-reputation-to-post-links, ${meta.config['min:rep:post-links']}]]`);
	}
	await notTooOften(account, cid);
}

async function notTooOften(account, cid) {
	const { meta, privileges, user } = nodebb;
	const voice = await voices.find(account, cid);
	if (!voice || await privileges.categories.isAdminOrMod(cid, account)) return;
	const [last, reputation] = await Promise.all([user.getUserField(voice.uid, 'lastposttime'), user.getUserField(account, 'reputation')]);
	const newbie = meta.config.newbieReputationThreshold > reputation ? meta.config.newbiePostDelay : 0;
	const delay = Math.max(meta.config.postDelay, newbie);
	if (Date.now() - last < delay * 1000) throw new Error(`[[error:too-many-posts, ${delay}]]`);
}

async function submit(data, account, parts) {
	data.pid = await nodebb.db.incrObjectField('global', 'nextPid');
	data[JUDGED] = { id: `${data.tid}.${data.pid}` };
	const submission = { id: data[JUDGED].id, room: String(data.cid), account: String(account), kind: 'post', parts };
	if (data.toPid) submission.inReplyTo = await hooks.idOf(data.toPid);
	const answer = await judge(submission);
	data.content = words(answer, 'body', data.content);
	if (answer.author) {
		data.uid = (await voices.named(account, data.cid, answer.author)).uid;
		data.fromQueue = true; // its rules were applied to the member
		delete data.handle;
		data.req = { uid: data.uid, headers: {}, session: {}, params: {}, body: {} }; // for other plugins: no address beside the name
	}
	if (answer.notice) await notices.tell(account, answer.notice);
	return answer;
}

/** The id a post was submitted with; one made of its numbers if it was there before us. */
hooks.idOf = async function (pid) {
	const post = await nodebb.posts.getPostFields(pid, ['quietroom', 'tid']);
	return post.quietroom ?? `${post.tid}.${pid}`;
};

/** `filter:post.create`: the id goes with the post; it is NodeBB's own numbers and says nothing of anybody. */
hooks.postCreate = async function (data) {
	if (data.data[JUDGED]) data.post.quietroom = data.data[JUDGED].id;
	return data;
};

/** `filter:post.edit` */
hooks.postEdit = async function (hook) {
	const { data, post } = hook;
	const cid = await nodebb.posts.getCidByPid(data.pid);
	if (data[JUDGED] || !settings.covers(cid) || !isLocal(hook.uid)) return hook;
	const account = await voices.accountOf(hook.uid);
	const answer = await judge({
		id: `edit.${await nodebb.db.incrObjectField('global', 'quietroomEdits')}`,
		room: String(cid), account: String(account), kind: 'edit', target: await hooks.idOf(data.pid),
		parts: [part('body', data.content), part('title', data.title, 'plain')],
	});
	data.content = post.content = words(answer, 'body', data.content);
	if (data.title) data.title = words(answer, 'title', data.title);
	if (answer.notice) await notices.tell(account, answer.notice);
	return hook;
};

hooks.Withheld = Withheld;
