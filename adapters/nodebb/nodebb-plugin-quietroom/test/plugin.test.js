'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const http = require('node:http');
const path = require('node:path');
const { after, before, beforeEach, test } = require('node:test');
const { Gateway } = require('./gateway');
const forum = require('./forum');
const member = require('./member');
const api = require('./src/api');
const categories = require('./src/categories');
const db = require('./src/database');
const notifications = require('./src/notifications');
const plugins = require('./src/plugins');
const posts = require('./src/posts');
const privileges = require('./src/privileges');
const sockets = require('./src/socket.io');
const topics = require('./src/topics');
const user = require('./src/user');

const gateway = new Gateway();
let logged;
let effects;
let cid;
let ann;
let ben;
let tid;
let number = 0;

before(async () => {
	const url = await gateway.listen();
	({ logged } = await forum.start({ url, host: 'forum', secret: 'a secret of at least 32 characters, for tests' }));
	effects = require('../lib/effects');
});
after(() => {
	effects.stop();
	gateway.close();
});

beforeEach(async () => {
	number += 1;
	cid = await categories.create({ name: 'Evening' });
	ann = await member(`zannaz${number}`);
	ben = await member(`zbenoz${number}`);
	tid = (await api.topics.create(ben, { cid, title: 'The evening', content: 'Welcome.' })).tid;
});

const reply = (who, content, more = {}) => api.topics.reply(who, { tid, content, ...more });
const page = who => posts.page(tid, who.uid);
const eventually = async (what, condition) => {
	for (const end = Date.now() + 10000; !await condition();) {
		assert.ok(Date.now() < end, what);
		await new Promise(setImmediate);
	}
};
const effect = more => ({ key: 'ab'.repeat(16), room: String(cid), account: String(ann.uid), author: gateway.author(String(cid), String(ann.uid)), ...more });

test('a post is saved under a name of its own, one for a member and category', async () => {
	const first = await reply(ann, 'one');
	const second = await reply(ann, 'two');
	assert.notEqual(first.uid, ann.uid);
	assert.equal(second.uid, first.uid);
	assert.equal((await page(ben))[1].user.displayname, gateway.author(String(cid), String(ann.uid)).name);
	const other = (await api.topics.create(ann, { cid: await categories.create({ name: 'Other' }), title: 'Elsewhere', content: 'three' })).uid;
	assert.notEqual(other, first.uid);
});

test('a name that NodeBB had to change, because another category has it too, is shown as the gateway gave it', async () => {
	const { uid } = await reply(ann, 'one');
	const stored = await db.getObjectField(`user:${uid}`, 'username');
	const { name } = gateway.author(String(cid), String(ann.uid));
	assert.notEqual(stored, name);
	assert.equal(await user.getUserField(uid, 'username'), name);
	assert.ok(stored.startsWith(name));
	await reply(ann, 'noticethis');
	await eventually('the notice is there', () => notifications.of(ann.uid).length > 0);
	assert.doesNotMatch(JSON.stringify(notifications.of(ann.uid)), /You are now known as/);
});

test('nothing that is stored or sent has the account or its address beside the name', async () => {
	sockets.sent.length = 0;
	const { pid, uid } = await reply(ann, 'one');
	await api.posts.edit(ann, { pid, content: 'one, better' });
	await api.posts.delete(ann, { pid });
	const stored = JSON.stringify([await db.getObject(`post:${pid}`), await db.getObject(`user:${uid}`), await db.getObject(`quietroom:voice:${uid}`)]);
	for (const text of [stored, sockets.sent.join('\n'), JSON.stringify(await page(ben))]) {
		assert.doesNotMatch(text, /zannaz|192\.0\.2\.7/);
		assert.doesNotMatch(text, new RegExp(`"(uid|editor|deleterUid|callerUid|fromuid)":"?${ann.uid}"?[,}]`));
	}
	assert.doesNotMatch(JSON.stringify(await db.getObject('quietroom:voices')), new RegExp(`"${ann.uid}"`));
	assert.equal((await db.getObject(`post:${pid}`)).editor, String(uid));
	assert.equal((await db.getObject(`post:${pid}`)).deleterUid, String(uid));
});

test('who is behind a name can be read with the secret alone', () => {
	const links = require('../lib/links');
	const settings = require('../lib/settings');
	const sealed = links.seal(77, 5);
	assert.equal(links.open(sealed, 5), 77);
	assert.equal(links.open(sealed, 6), null);
	const secret = settings.secret;
	settings.secret = 'another secret of at least 32 characters';
	assert.equal(links.open(sealed, 5), null);
	settings.secret = secret;
});

test('members edit and delete their own posts and nobody else\'s', async () => {
	const { pid } = await reply(ann, 'one');
	assert.equal((await page(ann))[1].display_edit_tools, true);
	assert.equal((await page(ben))[1].display_edit_tools, false);
	await assert.rejects(api.posts.edit(ben, { pid, content: 'not mine' }), /no-privileges/);
	await assert.rejects(api.posts.delete(ben, { pid }), /no-privileges/);
	assert.equal((await privileges.posts.canEdit(pid, ann.uid)).flag, true);
	await api.posts.edit(ann, { pid, content: 'mine rewritethis' });
	assert.equal((await db.getObject(`post:${pid}`)).content, 'mine changed');
	await assert.rejects(api.posts.edit(ann, { pid, content: 'refusethis' }), /Not here, please/);
	assert.equal((await db.getObject(`post:${pid}`)).content, 'mine changed');
	await api.posts.delete(ann, { pid });
	assert.equal((await page(ben))[1].deleted, true);
});

test('what is held is in no queue and nowhere else; the editor says that it waits', async () => {
	const answer = await reply(ann, 'holdthis secret words');
	assert.deepEqual([answer.queued, answer.message], [true, 'Your message waits.']);
	assert.doesNotMatch(db.everything(), /secret words/);
	const held = gateway.asked.at(-1);
	const publish = effect({ type: 'publish', kind: 'post', message: held.id, parts: held.parts });
	assert.equal((await effects.handle(publish)).outcome, 'done');
	assert.equal((await effects.handle(publish)).outcome, 'done');
	const shown = (await page(ben)).filter(post => post.content === 'holdthis secret words');
	assert.deepEqual(shown.map(post => post.user.displayname), [publish.author.name]);
});

test('a held topic appears with its title, and a held edit over what was there', async () => {
	await api.topics.create(ann, { cid, title: 'holdthis title', content: 'body' });
	const held = gateway.asked.at(-1);
	assert.equal((await effects.handle(effect({ type: 'publish', kind: 'post', message: held.id, parts: held.parts }))).outcome, 'done');
	assert.equal(await topics.getTopicField(held.id.split('.')[0], 'title'), 'holdthis title');
	const { pid } = await reply(ann, 'one');
	const answer = await api.posts.edit(ann, { pid, content: 'holdthis instead' });
	assert.deepEqual([answer.queued, answer.message], [true, 'Your message waits.']);
	assert.equal((await db.getObject(`post:${pid}`)).content, 'one');
	const edit = gateway.asked.at(-1);
	assert.equal((await effects.handle(effect({ type: 'publish', kind: 'edit', message: edit.id, target: edit.target, parts: edit.parts }))).outcome, 'done');
	assert.equal((await db.getObject(`post:${pid}`)).content, 'holdthis instead');
});

test('title and tags are judged too', async () => {
	const topic = await api.topics.create(ann, { cid, title: 'rewritethis title', content: 'a body', tags: ['rewritethis', 'calm'] });
	assert.equal(topic.title, 'changed title');
	assert.equal((await topics.getTopicFields(topic.tid)).tags, 'changed,calm');
	await assert.rejects(api.topics.create(ann, { cid, title: 'refusethis', content: 'a body' }), /Not here/);
});

test('a post that another plugin makes for a member is judged and saved under the name as well', async () => {
	const posted = await topics.reply({ uid: ann.uid, tid, content: 'by another way', req: { ip: '192.0.2.7' } });
	assert.notEqual(posted.uid, ann.uid);
	assert.equal(gateway.asked.at(-1).account, String(ann.uid));
	assert.equal((await db.getObject(`post:${posted.pid}`)).ip, undefined);
	await assert.rejects(topics.reply({ uid: ann.uid, tid, content: 'refusethis' }), /Not here/);
});

test('no request can say that it was judged', async () => {
	await assert.rejects(reply(ann, 'refusethis', { 'quietroom.judged': { id: 'x' }, fromQueue: true, pid: 1, quietroom: 'x' }), /Not here/);
});

test('the rules for the member are kept, not those for the name', async () => {
	await db.setObjectField(`user:${ann.uid}`, 'muted', 1);
	await assert.rejects(reply(ann, 'one'), /muted/);
	privileges.close(cid);
	await assert.rejects(reply(ben, 'one'), /no-privileges/);
	await assert.rejects(reply({ uid: 0 }, 'one'), /not-logged-in/);
	await assert.rejects(topics.reply({ uid: 'https://elsewhere.example/users/eve', tid, content: 'one' }), /not-logged-in/);
});

test('notices and answers reach the member, escaped and alone; nobody is told of themselves', async () => {
	await reply(ann, 'noticethis');
	await eventually('the notice is there', () => notifications.of(ann.uid).length === 1);
	assert.equal(notifications.of(ann.uid)[0].bodyShort, 'For you alone: &lt;b&gt;[\u200b[global:home]]&lt;/b&gt;');
	await eventually('whoever began the topic is told of the answer', () => notifications.of(ben.uid).length === 1);
	assert.equal(notifications.of(ben.uid).some(n => n.bodyShort.includes('For you alone')), false);
	await reply(ben, 'my own topic');
	const tell = effect({ type: 'tell', text: 'A kind word.' });
	await effects.handle(tell);
	await effects.handle(tell);
	await eventually('the word is there', () => notifications.of(ann.uid).some(n => n.bodyShort === 'A kind word.'));
	assert.equal(notifications.of(ann.uid).length, 2);
	assert.equal(notifications.of(ben.uid).length, 1);
});

test('a removed post is gone for members, and its author cannot bring it back', async () => {
	const { pid } = await reply(ann, 'one');
	const { id } = gateway.asked.at(-1);
	assert.equal((await effects.handle({ type: 'remove', message: id })).outcome, 'done');
	assert.equal((await page(ben)).find(post => post.pid === pid).deleted, true);
	assert.equal((await privileges.posts.canDelete(pid, (await posts.getPostFields(pid, ['uid'])).uid)).flag, false);
	assert.equal((await effects.handle({ type: 'remove', message: '1.999999' })).outcome, 'cannot');
});

test('without an answer of the gateway nothing is published', async () => {
	const settings = require('../lib/settings');
	const { url } = settings.gate;
	settings.gate.url = 'http://127.0.0.1:1';
	await assert.rejects(reply(ann, 'while it is away'), /could not be sent just now/);
	settings.gate.url = url;
	assert.doesNotMatch(db.everything(), /while it is away/);
});

test('with a fault in the configuration the categories are closed', async () => {
	const settings = require('../lib/settings');
	const { gate } = settings;
	settings.gate = null;
	await assert.rejects(topics.reply({ uid: ann.uid, tid, content: 'nobody looked' }), /could not be sent just now/);
	settings.gate = gate;
});

test('the page in the administration says what is wrong and what to do about it', async () => {
	const { Gate } = require('../lib/quietroom-gate');
	const { state } = require('../lib/admin');
	const settings = require('../lib/settings');
	const { gate } = settings;
	const answers = [];
	const server = http.createServer((request, response) => {
		const [status, detail] = answers.at(-1);
		response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify({ detail, effects: [] }));
	});
	await new Promise(done => server.listen(0, '127.0.0.1', done));
	const ask = async (status, detail) => {
		answers.push([status, detail]);
		await settings.gate.call('effects/poll', {}).catch(() => null);
		return state();
	};
	settings.gate = new Gate(`http://127.0.0.1:${server.address().port}`, 'forum', settings.secret);
	assert.match(state().state, /only just started/);
	assert.deepEqual([(await ask(200)).state, state().reached, state().closed], ['The gateway answers.', true, false]);
	assert.match((await ask(401, 'The signature is not that of this request under this host\'s secret.')).state, /secret is not the one it has/);
	assert.deepEqual([state().reached, state().closed], [false, true]);
	assert.match((await ask(401, 'The request\'s time is more than 60 s from ours. Set both clocks by NTP.')).state, /by more than a minute/);
	assert.match((await ask(404, 'This gateway has no host of that name.')).state, /no host named "forum"/);
	assert.match((await ask(503, 'The gateway stops.')).state, /not as it should \(503\). The gateway stops/);
	server.closeAllConnections();
	server.close();
	settings.gate.health = 'no answer: ECONNREFUSED';
	assert.match(state().state, /Nothing answers at http.*Start the gateway/);
	settings.gate = gate;
});

test('a category that is not covered stays as it is', async () => {
	const settings = require('../lib/settings');
	settings.categories = [cid + 1000];
	await db.setObjectField(`user:${ann.uid}`, 'old', 1);
	plugins.hooks.register('test', { hook: 'filter:post.shouldQueue', priority: 200, method: data => ({ ...data, shouldQueue: false }) });
	assert.equal((await reply(ann, 'under my own name')).uid, ann.uid);
	settings.categories = null;
});

test('what the plugin logged has no word of anybody', () => {
	assert.doesNotMatch(logged.join('\n'), /zannaz|zbenoz|secret words|192\.0\.2/);
});

test('the gate\'s client is the reference client, byte for byte', () => {
	const here = path.join(__dirname, '../lib/quietroom-gate.js');
	const there = path.join(__dirname, '../../../gate-client/javascript/quietroom-gate.js');
	assert.equal(fs.readFileSync(here, 'utf8'), fs.readFileSync(there, 'utf8'));
});
