'use strict';

// A small forum with NodeBB's hooks: their names, what they are handed, and the order around what is saved are those of 4.11; the rest is as
// little as a forum can be. It stands where NodeBB's own files would: `require.main.require('./src/topics')` finds this one.
const path = require('node:path');
const Module = require('node:module');

const config = new Map();
const logged = [];
const log = level => line => logged.push(`${level} ${line}`);
const stubs = {
	nconf: { get: key => config.get(key) },
	winston: { error: log('error'), warn: log('warn'), info: log('info') },
};
require.main.require = function (id) {
	return stubs[id] ?? Module.prototype.require.call(module, id);
};

/** Loads the plugin as NodeBB does: its hooks by plugin.json, then `static:app.load`. Gives the routes it adds. */
async function start(quietroom, pluginFolder = path.join(__dirname, '..')) {
	config.set('quietroom', quietroom);
	const plugins = require('./src/plugins');
	const manifest = require(path.join(pluginFolder, 'plugin.json'));
	const library = require(path.join(pluginFolder, manifest.library));
	for (const { hook, method, priority } of manifest.hooks) plugins.hooks.register(manifest.id, { hook, method: library[method], priority });
	const pages = new Map();
	await plugins.hooks.fire('static:app.load', { app: {}, router: { pages }, middleware: {}, controllers: {} });
	return { pages, logged };
}

module.exports = { start };
