'use strict';

// The forum of forum.js over HTTP, at the addresses of NodeBB's own interface, for the conformance kit.
const http = require('node:http');
const forum = require('./forum');
const api = require('./src/api');
const categories = require('./src/categories');
const db = require('./src/database');
const messaging = require('./src/messaging');
const notifications = require('./src/notifications');
const posts = require('./src/posts');
const topics = require('./src/topics');
const user = require('./src/user');

const page = async tid => ({ ...await topics.getTopicFields(tid), user: await user.getUserFields(await topics.getTopicField(tid, 'uid'), ['username']) });
const tids = async cid => {
	const all = Array.from({ length: Number(await db.getObjectField('global', 'nextTid') ?? 0) }, (_, i) => i + 1);
	const found = await Promise.all(all.map(async tid => (await topics.exists(tid) ? page(tid) : null)));
	return found.filter(topic => topic && (!cid || topic.cid === Number(cid)));
};
const inRoom = async (caller, roomId) => {
	if (!await messaging.isUserInRoom(caller.uid, roomId)) throw new Error('[[error:no-privileges]]');
};

let pages;
const routes = [
	['POST', /^\/api\/v3\/users$/, async (caller, _, body) => {
		const uid = await user.create(body);
		await db.setObjectField(`user:${uid}`, 'old', 1);
		return { uid };
	}],
	['POST', /^\/api\/v3\/categories$/, async (caller, _, body) => ({ cid: await categories.create(body) })],
	['POST', /^\/api\/v3\/topics$/, (caller, _, body) => api.topics.create(caller, body)],
	['POST', /^\/api\/v3\/topics\/(\d+)$/, (caller, [tid], body) => api.topics.reply(caller, { ...body, tid })],
	['PUT', /^\/api\/v3\/posts\/(\d+)$/, (caller, [pid], body) => api.posts.edit(caller, { ...body, pid })],
	['DELETE', /^\/api\/v3\/posts\/(\d+)\/state$/, (caller, [pid]) => api.posts.delete(caller, { pid })],
	['GET', /^\/api\/v3\/posts\/(\d+)\/raw$/, async (caller, [pid]) => ({ content: await api.posts.getRaw(caller, { pid }) })],
	['POST', /^\/api\/v3\/chats$/, (caller, _, body) => api.chats.create(caller, body)],
	['GET', /^\/api\/v3\/chats$/, caller => api.chats.list(caller, { start: 0, stop: 19 })],
	['POST', /^\/api\/v3\/chats\/(\d+)$/, async (caller, [roomId], body) => {
		await inRoom(caller, roomId);
		return await api.chats.post(caller, { roomId, message: body.message });
	}],
	['GET', /^\/api\/v3\/chats\/(\d+)\/messages$/, async (caller, [roomId]) => {
		await inRoom(caller, roomId);
		return await api.chats.listMessages(caller, { roomId, uid: caller.uid });
	}],
	['PUT', /^\/api\/v3\/chats\/(\d+)\/messages\/(\d+)$/, async (caller, [roomId, mid], body) => {
		if (!await messaging.canViewMessage(mid, roomId, caller.uid)) throw new Error('[[error:invalid-mid]]');
		return await api.chats.editMessage(caller, { roomId, mid, message: body.message });
	}],
	['POST', /^\/api\/v3\/chats\/(\d+)\/messages\/(\d+)$/, (caller, [roomId, mid]) => api.chats.restoreMessage(caller, { roomId, mid })],
	['GET', /^\/api\/v3\/chats\/(\d+)\/messages\/(\d+)\/raw$/, (caller, [roomId, mid]) => api.chats.getRawMessage(caller, { roomId, mid })],
];
const views = [
	[/^\/api\/topic\/(\d+)$/, async (caller, [tid]) => ({ ...await page(tid), posts: await posts.page(tid, caller.uid) })],
	[/^\/api\/category\/(\d+)$/, async (caller, [cid]) => ({ topics: await tids(cid) })],
	[/^\/api\/recent$/, async () => ({ topics: await tids() })],
	[/^\/api\/categories$/, async () => ({ categories: [] })],
	[/^\/api\/user\/[^/]+\/chats\/(\d+)$/, async (caller, [roomId]) => await messaging.loadRoom(caller.uid, { uid: caller.uid, roomId })],
	[/^\/api\/notifications$/, async caller => ({ notifications: notifications.of(caller.uid) })],
	[/^\/topic\/(\d+)\.rss$/, async (caller, [tid]) => ({ rss: await posts.page(tid, 0) })],
	[/^\/api\/admin\/plugins\/quietroom$/, () => new Promise(resolve => pages.get('/admin/plugins/quietroom')({}, { render: (name, data) => resolve(data) }))],
];

async function answer(method, url, body) {
	const { pathname, searchParams } = new URL(url, 'http://forum');
	const caller = { uid: Number(body._uid ?? searchParams.get('_uid') ?? 0), ip: '192.0.2.7' };
	for (const [verb, pattern, act] of routes) {
		const found = verb === method && pattern.exec(pathname);
		if (found) return { status: { code: 'ok' }, response: await act(caller, found.slice(1), body) ?? {} };
	}
	for (const [pattern, view] of views) {
		const found = method === 'GET' && pattern.exec(pathname);
		if (found) return await view(caller, found.slice(1));
	}
	return null;
}

async function main() {
	await user.create({ username: 'admin' });
	const { url, secret } = { url: process.env.GATE_URL, secret: process.env.GATE_SECRET };
	({ pages } = await forum.start({ url, secret, host: 'forum', timeout: 20 }));
	http.createServer(async (request, response) => {
		const chunks = [];
		for await (const chunk of request) chunks.push(chunk);
		const say = (status, value) => response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
		if (request.headers.authorization !== `Bearer ${process.env.FORUM_TOKEN}`) return say(401, { status: { message: 'no token' } });
		try {
			const given = await answer(request.method, request.url, chunks.length ? JSON.parse(Buffer.concat(chunks)) : {});
			say(given ? 200 : 404, given ?? { status: { message: 'no such page' } });
		} catch (failure) {
			say(400, { status: { code: 'bad-request', message: failure.message } });
		}
	}).listen(Number(process.env.FORUM_PORT), '127.0.0.1');
}

main();
