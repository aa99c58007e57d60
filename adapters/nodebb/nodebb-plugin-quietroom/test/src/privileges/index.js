'use strict';

const groups = require('../groups');
const user = require('../user');

// Members have the rights of registered users; nobody has those of a closed category but the groups that were given them.
const given = new Map();
const closed = new Set();
const modules = { get posts() { return require('../posts'); }, get topics() { return require('../topics'); }, get plugins() { return require('../plugins'); } };

exports.close = cid => closed.add(Number(cid));
exports.categories = {
	async can(privilege, cid, uid) {
		if (!(Number(uid) > 0) || await user.getUserField(uid, 'banned') === '1') return false;
		for (const name of given.get(`${cid}:groups:${privilege}`) ?? []) if (await groups.isMember(uid, name)) return true;
		return !closed.has(Number(cid)) && !await groups.isMember(uid, 'quietroom-voices');
	},
	async give(privileges, cid, names) {
		for (const privilege of privileges) given.set(`${cid}:${privilege}`, names);
	},
	isAdminOrMod: async (cid, uid) => Number(uid) === 1,
};
exports.global = { can: async (privilege, uid) => Number(uid) > 0 };
exports.topics = {
	can: async (privilege, tid, uid) => await exports.categories.can(privilege, await modules.topics.getTopicField(tid, 'cid'), uid),
};
exports.posts = {
	async canEdit(pid, uid) {
		const isOwner = await modules.posts.isOwner(pid, uid);
		const edit = await exports.categories.can('posts:edit', await modules.posts.getCidByPid(pid), uid);
		const result = await modules.plugins.hooks.fire('filter:privileges.posts.edit', {
			isAdmin: false, isMod: false, isOwner, isEditor: false, edit, pid: Number(pid), uid, postData: {}, userData: {},
		});
		return { flag: result.edit && (result.isOwner || result.isEditor || result.isMod), message: '[[error:no-privileges]]' };
	},
	async canDelete(pid, uid) {
		const { deleterUid } = await modules.posts.getPostFields(pid, ['deleterUid']);
		const flag = await modules.posts.isOwner(pid, uid) && [0, Number(uid)].includes(Number(deleterUid ?? 0));
		return { flag, message: '[[error:no-privileges]]' };
	},
};
