'use strict';

const fs = require('node:fs');
const { Gate } = require('./quietroom-gate');
const nodebb = require('./nodebb');

// From `quietroom` in NodeBB's config.json: a secret belongs into a file, not into the database.
const settings = { gate: null, secret: null, fault: 'NodeBB has not started it yet', shadow: false, categories: null };

/** Reads the configuration. With a fault in it the covered categories are closed: nothing is published. */
settings.load = function () {
	const given = nodebb.nconf.get('quietroom') ?? {};
	settings.gate = null;
	settings.shadow = given.mode === 'shadow';
	settings.categories = given.categories ? given.categories.map(Number) : null;
	settings.fault = fault(given);
	if (!settings.fault) {
		settings.secret = given.secret ?? fs.readFileSync(given.secret_file, 'utf8').trim();
		settings.gate = new Gate(given.url, given.host, settings.secret, given.timeout ?? 10);
	} else {
		nodebb.winston.error(`[quietroom] ${settings.fault}. Nobody can post in the categories it covers until this is put right.`);
	}
};

function fault(given) {
	if (!/^https?:\/\/[^/]+\/?$/.test(given.url ?? '')) return 'quietroom.url in config.json must be the gateway\'s address without a path, such as http://127.0.0.1:8470';
	if (!/^[a-z][a-z0-9-]{0,31}$/.test(given.host ?? '')) return 'quietroom.host in config.json must be this host\'s key in quietroom.yaml';
	if (given.mode !== undefined && !['on', 'shadow'].includes(given.mode)) return 'quietroom.mode in config.json must be "on" or "shadow"';
	if (given.categories !== undefined && !(Array.isArray(given.categories) && given.categories.every(cid => Number(cid) > 0))) {
		return 'quietroom.categories in config.json must be a list of category numbers; without it all are covered';
	}
	let secret = given.secret;
	try {
		secret = secret ?? fs.readFileSync(given.secret_file, 'utf8').trim();
	} catch {
		return 'quietroom.secret_file in config.json names a file that NodeBB\'s user cannot read';
	}
	return secret.length < 32 ? 'The secret has fewer than 32 characters (make one with: openssl rand -hex 32)' : null;
}

/** Whether a category is a room of ours; remote ones (-1, addresses) are not. */
settings.covers = function (cid) {
	return Number(cid) > 0 && (settings.categories === null || settings.categories.includes(Number(cid)));
};

module.exports = settings;
