'use strict';

const { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } = require('node:crypto');
const settings = require('./settings');

// Who is behind a name is in NodeBB's database only under keys made from the gate's secret, which is not there: a stolen database does
// not tell. Whoever has both files and database can open it.
const key = purpose => Buffer.from(hkdfSync('sha256', settings.secret, '', `quietroom-nodebb-v1 ${purpose}`, 32));

/** Where the name of an account in a category is found. */
exports.tag = (account, cid) => createHmac('sha256', key('tags')).update(`${cid}\n${account}`).digest('hex').slice(0, 32);

/** An account, readable with the secret and only beside this name. */
exports.seal = function (account, voice) {
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', key('accounts'), nonce).setAAD(Buffer.from(String(voice)));
	return Buffer.concat([nonce, cipher.update(String(account)), cipher.final(), cipher.getAuthTag()]).toString('base64');
};

/** The account that was sealed; null if it was sealed with another secret or beside another name. */
exports.open = function (sealed, voice) {
	const bytes = Buffer.from(sealed, 'base64');
	try {
		const decipher = createDecipheriv('aes-256-gcm', key('accounts'), bytes.subarray(0, 12)).setAAD(Buffer.from(String(voice)));
		decipher.setAuthTag(bytes.subarray(-16));
		return Number(Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString());
	} catch {
		return null;
	}
};
