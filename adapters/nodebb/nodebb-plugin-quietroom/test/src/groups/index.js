'use strict';

const members = new Map();
exports.exists = async name => members.has(name);
exports.create = async ({ name }) => members.set(name, new Set());
exports.join = async (name, uid) => members.get(name).add(Number(uid));
exports.isMember = async (uid, name) => members.get(name)?.has(Number(uid)) ?? false;
