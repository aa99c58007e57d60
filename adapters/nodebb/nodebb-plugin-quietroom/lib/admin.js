'use strict';

const nodebb = require('./nodebb');
const settings = require('./settings');

const PLACE = '/admin/plugins/quietroom';

/** What the page shows: no account, no secret. */
function state() {
	const health = settings.gate?.health ?? '';
	return {
		title: 'Quietroom',
		reached: health === 'reached',
		state: settings.fault ?? (health === 'reached' ? 'The gateway answers.' : `The gateway is not reached: ${health}.`),
		closed: health !== 'reached' && !settings.shadow,
		shadow: settings.shadow,
		gateway: settings.gate?.url ?? '',
		host: settings.gate?.host ?? '',
		categories: settings.categories?.join(', ') ?? 'all',
	};
}

/** The page in NodeBB's administration, and the same as JSON below /api. */
exports.mount = function (router) {
	nodebb.routeHelpers.setupAdminPageRoute(router, PLACE, (req, res) => res.render('admin/plugins/quietroom', state()));
};

/** `filter:admin.header.build` */
exports.menu = async function (header) {
	header.plugins.push({ route: '/plugins/quietroom', icon: 'fa-comment-dots', name: 'Quietroom' });
	return header;
};

exports.state = state;
