'use strict';

const nodebb = require('./nodebb');
const settings = require('./settings');

const PLACE = '/admin/plugins/quietroom';

/** How the gateway is, and what to do if it is not reached, for whoever runs the forum. */
function words({ health, url, host }) {
	if (health === 'reached') return 'The gateway answers.';
	if (health === 'not asked yet') return 'NodeBB has only just started. Load this page again in a few seconds.';
	const [, status, detail] = /^(\d{3}) *(.*)$/.exec(health) ?? [];
	if (status === '401' && /clock/.test(detail)) return 'The gateway answers, but its clock and the clock of this machine differ by more than a minute. Set both by NTP.';
	if (status === '401') {
		return 'The gateway answers, but this forum\'s secret is not the one it has. Put the same text into both files (secret_file in config.json, ' +
			'secret-file in quietroom.yaml), then restart both.';
	}
	if (status === '404') return `The gateway answers, but has no host named "${host}". Use the name that quietroom.yaml has below hosts, then restart NodeBB.`;
	if (status) return `The gateway answers, but not as it should (${status}). ${detail}`;
	if (/ECONNREFUSED/.test(health)) return `Nothing answers at ${url}. Start the gateway (quietroom serve), or put its right address into config.json.`;
	return `The gateway does not answer at ${url} (${health.replace('no answer: ', '')}). Look whether it runs and this machine reaches that address.`;
}

/** What the page shows: no account, no secret. */
function state() {
	const health = settings.gate?.health ?? '';
	return {
		title: 'Quietroom',
		reached: health === 'reached',
		state: settings.fault ? `${settings.fault}.` : words(settings.gate),
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
