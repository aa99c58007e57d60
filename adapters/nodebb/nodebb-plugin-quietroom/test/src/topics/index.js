'use strict';

const db = require('../database');
const meta = require('../meta');
const plugins = require('../plugins');
const privileges = require('../privileges');
const user = require('../user');

const topics = module.exports;
const postsModule = () => require('../posts');

topics.exists = async tid => await db.exists(`topic:${tid}`);
topics.getTopicFields = async function (tid) {
	const topic = await db.getObject(`topic:${tid}`);
	return topic && { ...topic, cid: Number(topic.cid), uid: Number(topic.uid) };
};
topics.getTopicField = async (tid, field) => (await topics.getTopicFields(tid))?.[field] ?? null;
topics.pids = async tid => JSON.parse(await db.getObjectField(`topic:${tid}`, 'pids') || '[]');

function check(text, least, most, name) {
	const { length } = String(text ?? '').trim();
	if (length < least || length > most) throw new Error(`[[error:${name}]]`);
}
topics.checkTitle = title => check(title, meta.config.minimumTitleLength, meta.config.maximumTitleLength, 'title-too-short');
topics.checkContent = content => check(content, meta.config.minimumPostLength, meta.config.maximumPostLength, 'content-too-short');

topics.post = async function (data) {
	data = await plugins.hooks.fire('filter:topic.post', data);
	const { uid } = data;
	const canCreate = await privileges.categories.can('topics:create', data.cid, uid);
	data.content = String(data.content || '').trimEnd();
	topics.checkTitle(data.title);
	if (!data.fromQueue) topics.checkContent(data.content);
	if (!canCreate) throw new Error('[[error:no-privileges]]');
	if (!data.fromQueue) await user.isReadyToPost(uid, data.cid);
	const tid = data.tid || await db.incrObjectField('global', 'nextTid');
	const result = await plugins.hooks.fire('filter:topic.create', { topic: { tid, uid, cid: data.cid, title: data.title, timestamp: Date.now() }, data });
	await db.setObject(`topic:${tid}`, { ...result.topic, tags: (data.tags ?? []).join(','), postcount: 0 });
	data.tid = tid;
	data.ip = data.req ? data.req.ip : null;
	data.isMain = true;
	const postData = await shown(await postsModule().create(data), data);
	await db.setObjectField(`topic:${tid}`, 'mainPid', postData.pid);
	const topicData = { tid, cid: data.cid, uid, title: data.title, user: postData.user, mainPost: postData };
	await plugins.hooks.fire('action:topic.post', { topic: topicData, post: postData, data });
	return { topicData, postData };
};

topics.reply = async function (data) {
	data = await plugins.hooks.fire('filter:topic.reply', data);
	const { tid, uid } = data;
	const topic = await topics.getTopicFields(tid);
	if (!topic) throw new Error('[[error:no-topic]]');
	if (!await privileges.topics.can('topics:reply', tid, uid)) throw new Error('[[error:no-privileges]]');
	data.cid = topic.cid;
	data.content = String(data.content || '').trimEnd();
	if (!data.fromQueue) {
		await user.isReadyToPost(uid, data.cid);
		topics.checkContent(data.content);
	}
	data.ip = data.req ? data.req.ip : null;
	const postData = await shown(await postsModule().create(data), data);
	await plugins.hooks.fire('action:topic.reply', { post: { ...postData }, data });
	await notifyStarter(topic, postData, uid);
	return postData;
};

async function shown(post, { uid }) {
	return { ...post, user: await user.getUserFields(post.uid, ['username', 'userslug']), topic: { tid: post.tid, cid: post.cid }, callerUid: uid };
}

/* Followers of a topic are told; here whoever began it follows it. */
async function notifyStarter(topic, post, uid) {
	if (topic.uid === Number(uid)) return;
	const notifications = require('../notifications');
	const notification = await notifications.create({ type: 'new-reply', bodyShort: `${post.user.displayname} has posted a reply`, nid: `new_post:tid:${topic.tid}:pid:${post.pid}:uid:${uid}`, pid: post.pid, from: uid });
	await notifications.push(notification, [topic.uid]);
}

topics.delete = async (tid, uid) => await db.setObject(`topic:${tid}`, { deleted: 1, deleterUid: uid });
