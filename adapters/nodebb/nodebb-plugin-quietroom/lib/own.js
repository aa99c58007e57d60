'use strict';

const nodebb = require('./nodebb');
const voices = require('./voices');

// A member's rights over what their voices wrote.
const own = module.exports;

/** The voice a member wrote this post with; null if it is not theirs, or under their own account. */
own.voiceOfPost = async function (uid, pid) {
	const voice = await voices.get(await nodebb.posts.getPostField(pid, 'uid'));
	return voice && voice.account === Number(uid) ? voice : null;
};

/** The voice a member began this topic with. */
own.voiceOfTopic = async function (uid, tid) {
	const voice = await voices.get(await nodebb.topics.getTopicField(tid, 'uid'));
	return voice && voice.account === Number(uid) ? voice : null;
};

/** `filter:privileges.posts.edit`: asked for the member before the editor opens. */
own.mayEdit = async function (data) {
	if (!data.isOwner && await own.voiceOfPost(data.uid, data.pid)) data.isOwner = true;
	return data;
};

/** `filter:topics.addPostData`: the member's page has the tools of their own posts; what others are sent is the same as ever. */
own.ownPosts = async function (data) {
	if (!(Number(data.uid) > 0)) return data;
	const authors = await voices.among(data.posts.map(post => post?.uid));
	authors.forEach((voice, i) => {
		if (voice && voice.account === Number(data.uid)) data.posts[i].selfPost = true;
	});
	return data;
};
