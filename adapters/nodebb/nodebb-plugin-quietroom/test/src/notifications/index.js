'use strict';

const db = require('../database');
const plugins = require('../plugins');

const notifications = module.exports;
const boxes = new Map();

notifications.create = async function (data) {
	data.importance = data.importance || 5;
	data.datetime = Date.now();
	const result = await plugins.hooks.fire('filter:notifications.create', { data });
	if (!result.data) return null;
	await db.setObject(`notifications:${data.nid}`, data);
	return data;
};

/* Later, as in NodeBB: what is pushed is never in the answer to the request that caused it. */
notifications.push = async function (notification, uids) {
	setImmediate(async () => {
		const data = await plugins.hooks.fire('filter:notification.push', { notification, uids });
		for (const uid of data.uids) {
			if (!boxes.has(Number(uid))) boxes.set(Number(uid), new Map());
			boxes.get(Number(uid)).set(notification.nid, data.notification);
		}
	});
};

/** What a user's bell shows. */
notifications.of = uid => [...boxes.get(Number(uid))?.values() ?? []];
