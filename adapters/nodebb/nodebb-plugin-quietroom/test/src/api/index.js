'use strict';

const messaging = require('../messaging');
const meta = require('../meta');
const plugins = require('../plugins');
const posts = require('../posts');
const privileges = require('../privileges');
const socketHelpers = require('../socket.io/helpers');
const sockets = require('../socket.io');
const topics = require('../topics');

// What requests and sockets call; `caller` is a request: { uid, ip }.
function setDefaultPostData(caller, data) {
	data.uid = caller.uid;
	data.req = { uid: caller.uid, ip: caller.ip, headers: {}, body: { ...data } };
	data.timestamp = Date.now();
	data.fromQueue = false;
}

exports.topics = {
	async create(caller, data) {
		const payload = { ...data };
		delete payload.tid;
		setDefaultPostData(caller, payload);
		await meta.blacklist.test(caller.ip);
		if (await posts.shouldQueue(caller.uid, payload)) return await posts.addToQueue(payload);
		const result = await topics.post(payload);
		socketHelpers.emitToUids('event:new_post', { posts: [result.postData] }, [caller.uid]);
		await socketHelpers.notifyNew(caller.uid, 'newTopic', { posts: [result.postData], topic: result.topicData });
		return result.topicData;
	},
	async reply(caller, data) {
		const payload = { ...data };
		delete payload.pid;
		setDefaultPostData(caller, payload);
		await meta.blacklist.test(caller.ip);
		if (await posts.shouldQueue(caller.uid, payload)) return await posts.addToQueue(payload);
		const postData = await topics.reply(payload);
		socketHelpers.emitToUids('event:new_post', { posts: [postData] }, [caller.uid]);
		await socketHelpers.notifyNew(caller.uid, 'newPost', { posts: [postData] });
		return postData;
	},
};

exports.posts = {
	async edit(caller, data) {
		data.uid = caller.uid;
		data.req = { uid: caller.uid, ip: caller.ip };
		const result = await posts.edit(data);
		sockets.in(`topic_${result.topic.tid}`).emit('event:post_edited', result);
		return result.post;
	},
	async delete(caller, data) {
		const post = await posts.tools.delete(caller.uid, data.pid);
		sockets.in(`topic_${post.tid}`).emit('event:post_deleted', post);
	},
	async getRaw(caller, { pid }) {
		const { content, deleted } = await posts.getPostFields(pid, ['content', 'deleted']);
		return await privileges.categories.can('topics:read', await posts.getCidByPid(pid), caller.uid) && deleted !== '1' ? content : null;
	},
};

exports.chats = {
	async create(caller, data) {
		await Promise.all(data.uids.map(uid => messaging.canMessageUser(caller.uid, uid)));
		return await messaging.getRoomData(await messaging.newRoom(caller.uid, data));
	},
	async post(caller, data) {
		({ data } = await plugins.hooks.fire('filter:messaging.send', { data, uid: caller.uid }));
		await messaging.canMessageRoom(caller.uid, data.roomId);
		await messaging.checkContent(data.message);
		const message = await messaging.addMessage({ uid: caller.uid, roomId: data.roomId, content: data.message, toMid: data.toMid, ip: caller.ip });
		await messaging.notifyUsersInRoom(caller.uid, data.roomId, message);
		return message;
	},
	list: async (caller, { uid = caller.uid, start, stop } = {}) => await messaging.getRecentChats(caller.uid, uid, start, stop),
	get: async (caller, { uid, roomId }) => await messaging.loadRoom(caller.uid, { uid, roomId }),
	invite: async (caller, { uids }) => await Promise.all(uids.map(uid => messaging.canMessageUser(caller.uid, uid))),
	listMessages: async (caller, { uid = caller.uid, roomId }) => ({ messages: await messaging.getMessages({ callerUid: caller.uid, uid, roomId }) }),
	getRawMessage: async (caller, { mid, roomId }) => {
		if (!await messaging.isUserInRoom(caller.uid, roomId)) throw new Error('[[error:not-allowed]]');
		return { content: await messaging.getMessageField(mid, 'content') };
	},
	kick: async (caller, { roomId, uids }) => {
		if (Number(uids[0]) !== caller.uid) throw new Error('[[error:no-privileges]]');
		messaging.leaveRoom(uids, roomId);
		return [];
	},
	editMessage: async (caller, { mid, roomId, message }) => {
		await messaging.canEdit(mid, caller.uid);
		await messaging.editMessage(caller.uid, mid, roomId, message);
	},
	deleteMessage: async (caller, { mid }) => {
		await messaging.canDelete(mid, caller.uid);
		await messaging.deleteMessage(mid, caller.uid);
	},
	restoreMessage: async (caller, { mid }) => {
		await messaging.canDelete(mid, caller.uid);
		await messaging.restoreMessage(mid, caller.uid);
	},
};
