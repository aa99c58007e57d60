'use strict';

const db = require('../database');

const categories = module.exports;
const cids = [];

categories.create = async function ({ name }) {
	const cid = await db.incrObjectField('global', 'nextCid');
	await db.setObject(`category:${cid}`, { cid, name });
	cids.push(cid);
	return cid;
};
categories.getAllCidsFromSet = async () => cids.map(String);
