'use strict';

// What this plugin uses of NodeBB's core, each loaded when it is first needed: several of them load one another.
const places = {
	api: './src/api',
	categories: './src/categories',
	db: './src/database',
	groups: './src/groups',
	messaging: './src/messaging',
	meta: './src/meta',
	notifications: './src/notifications',
	posts: './src/posts',
	privileges: './src/privileges',
	pubsub: './src/pubsub',
	routeHelpers: './src/routes/helpers',
	socketHelpers: './src/socket.io/helpers',
	sockets: './src/socket.io',
	topics: './src/topics',
	user: './src/user',
};

for (const [name, place] of Object.entries(places)) {
	Object.defineProperty(exports, name, { enumerable: true, get: () => require.main.require(place) });
}
Object.defineProperty(exports, 'nconf', { enumerable: true, get: () => require.main.require('nconf') });
Object.defineProperty(exports, 'winston', { enumerable: true, get: () => require.main.require('winston') });
