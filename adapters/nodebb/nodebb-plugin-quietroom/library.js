'use strict';

const admin = require('./lib/admin');
const callers = require('./lib/callers');
const chats = require('./lib/chats');
const effects = require('./lib/effects');
const letters = require('./lib/letters');
const notices = require('./lib/notices');
const own = require('./lib/own');
const posts = require('./lib/posts');
const settings = require('./lib/settings');
const voices = require('./lib/voices');

/** `static:app.load`: everything is ready, nobody is served yet. */
exports.load = async function ({ router }) {
	admin.mount(router);
	settings.load();
	await voices.load();
	callers.wrap();
	effects.start();
};

exports.adminMenu = admin.menu;
exports.shouldQueue = posts.shouldQueue;
exports.topicPost = posts.topicPost;
exports.topicReply = posts.topicReply;
exports.postCreate = posts.postCreate;
exports.postEdit = posts.postEdit;
exports.mayEdit = own.mayEdit;
exports.ownPosts = own.ownPosts;
exports.names = voices.names;
exports.notify = notices.notify;
exports.chatSend = letters.send;
exports.inChat = chats.inRoom;
exports.connected = chats.connected;
