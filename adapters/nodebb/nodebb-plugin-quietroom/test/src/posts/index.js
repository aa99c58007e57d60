'use strict';

const db = require('../database');
const meta = require('../meta');
const plugins = require('../plugins');
const privileges = require('../privileges');
const topics = require('../topics');
const user = require('../user');

const posts = module.exports;

posts.exists = async pid => await db.exists(`post:${pid}`);
posts.getPostFields = async (pid, fields) => {
	const post = await db.getObject(`post:${pid}`) ?? {};
	return Object.fromEntries(fields.map(name => [name, ['pid', 'uid', 'tid'].includes(name) ? Number(post[name] ?? 0) : post[name] ?? null]));
};
posts.getPostField = async (pid, field) => (await posts.getPostFields(pid, [field]))[field];
posts.getCidByPid = async pid => await topics.getTopicField(await posts.getPostField(pid, 'tid'), 'cid');
posts.isOwner = async (pid, uid) => Number(uid) > 0 && await posts.getPostField(pid, 'uid') === Number(uid);
posts.canUserPostContentWithLinks = async () => true;
posts.clearCachedPost = () => {};

posts.shouldQueue = async function (uid, data) {
	const result = await plugins.hooks.fire('filter:post.shouldQueue', { shouldQueue: Boolean(meta.config.postQueue), uid, data });
	return result.shouldQueue;
};
posts.addToQueue = async function (data) {
	const id = await db.incrObjectField('global', 'nextQueued');
	await db.setObject(`post:queue:${id}`, { uid: data.uid, data: JSON.stringify({ content: data.content }) });
	return { id, queued: true, message: '[[success:post-queued]]' };
};

posts.create = async function (data) {
	const { uid, tid } = data;
	const content = data.content.toString();
	const pid = data.pid || await db.incrObjectField('global', 'nextPid');
	let post = { pid, uid, tid, content, sourceContent: data.sourceContent, timestamp: data.timestamp || Date.now() };
	if (data.toPid) post.toPid = data.toPid;
	if (data.ip) post.ip = data.ip;
	({ post } = await plugins.hooks.fire('filter:post.create', { post, data }));
	await db.setObject(`post:${pid}`, post);
	const topic = await topics.getTopicFields(tid);
	post.cid = topic.cid;
	await db.setObject(`topic:${tid}`, { pids: JSON.stringify([...await topics.pids(tid), pid]), postcount: Number(topic.postcount) + 1 });
	await db.setObjectField(`user:${uid}`, 'lastposttime', post.timestamp);
	await plugins.hooks.fire('action:post.save', { post: { ...post } });
	return post;
};

posts.edit = async function (data) {
	const canEdit = await privileges.posts.canEdit(data.pid, data.uid);
	if (!canEdit.flag) throw new Error(canEdit.message);
	const before = await db.getObject(`post:${data.pid}`);
	const topic = await topics.getTopicFields(before.tid);
	const result = await plugins.hooks.fire('filter:post.edit', {
		req: data.req, post: { content: data.content, sourceContent: data.sourceContent, editor: data.uid, edited: Date.now() }, data, uid: data.uid,
	});
	await db.setObject(`post:${data.pid}`, result.post);
	if (data.title && Number(topic.mainPid) === Number(data.pid)) {
		const edited = await plugins.hooks.fire('filter:topic.edit', { req: data.req, topic: { tid: topic.tid, cid: topic.cid, uid: before.uid, title: data.title.trim() }, data });
		await db.setObject(`topic:${topic.tid}`, edited.topic);
	}
	const post = { ...before, ...result.post, pid: Number(data.pid), uid: Number(before.uid) };
	await plugins.hooks.fire('action:post.edit', { post: { ...post }, data, uid: data.uid });
	return { topic, editor: await user.getUserFields(data.uid, ['username', 'userslug']), post };
};

posts.delete = async function (pid, uid) {
	await plugins.hooks.fire('filter:post.delete', { pid, uid });
	await db.setObject(`post:${pid}`, { deleted: 1, deleterUid: uid });
	const post = await posts.getPostFields(pid, ['pid', 'tid', 'uid']);
	await plugins.hooks.fire('action:post.delete', { post: { ...post }, uid });
	return post;
};
posts.tools = {
	async delete(uid, pid) {
		const can = await privileges.posts.canDelete(pid, uid);
		if (!can.flag) throw new Error(can.message);
		return await posts.delete(pid, uid);
	},
};

/** A topic's posts as its page has them for this user. */
posts.page = async function (tid, uid) {
	const list = await db.getObjects((await topics.pids(tid)).map(pid => `post:${pid}`));
	const authors = await user.getUsersFields(list.map(post => post.uid), ['username', 'userslug']);
	const editors = await user.getUsersFields(list.map(post => post.editor ?? 0), ['username']);
	const shown = list.map((post, i) => ({
		...post, pid: Number(post.pid), uid: Number(post.uid), ip: undefined, deleted: post.deleted === '1', user: authors[i],
		editor: post.editor ? editors[i] : null, selfPost: Number(uid) === Number(post.uid), content: post.deleted === '1' ? '' : post.content,
	}));
	const result = await plugins.hooks.fire('filter:topics.addPostData', { posts: shown, uid });
	return result.posts.map(post => ({ ...post, display_edit_tools: post.selfPost, display_delete_tools: post.selfPost }));
};
