'use strict';

// Objects with fields as text, as Redis has them.
const objects = new Map();
const db = module.exports;
const text = value => (value === null || value === undefined ? '' : String(value));

db.getObject = async key => (objects.has(key) ? { ...objects.get(key) } : null);
db.getObjects = async keys => await Promise.all(keys.map(db.getObject));
db.getObjectField = async (key, field) => objects.get(key)?.[field] ?? null;
db.exists = async key => objects.has(key);
db.setObject = async function (key, fields) {
	const object = objects.get(key) ?? {};
	for (const [name, value] of Object.entries(fields)) if (value !== undefined) object[name] = text(value);
	objects.set(key, object);
};
db.setObjectField = async (key, field, value) => await db.setObject(key, { [field]: value });
db.incrObjectField = async function (key, field) {
	const next = Number(objects.get(key)?.[field] ?? 0) + 1;
	await db.setObject(key, { [field]: next });
	return next;
};

/** Everything that is stored, for whoever looks for a leak. */
db.everything = () => JSON.stringify([...objects]);
