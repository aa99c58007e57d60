'use strict';

// Hooks: filters are handed what the one before gave, by rising priority (10 if none is said); actions and statics give nothing back.
const hooks = {};
const registered = new Map();

hooks.register = function (id, { hook, method, priority = 10 }) {
	if (typeof method !== 'function') throw new Error(`${id} names no method for ${hook}`);
	const list = registered.get(hook) ?? [];
	list.push({ id, method, priority });
	list.sort((a, b) => a.priority - b.priority);
	registered.set(hook, list);
};

hooks.fire = async function (hook, params) {
	let data = params;
	for (const { method } of registered.get(hook) ?? []) {
		if (hook.startsWith('filter:')) data = await method(data);
		else await method(params);
	}
	return hook.startsWith('filter:') ? data : undefined;
};

module.exports = { hooks };
