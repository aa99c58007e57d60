// Reference client of Quietroom's gate protocol v1 for Node 18 and newer. No dependency. README.md says what to do with what it gives.
'use strict';

const { createHash, createHmac, randomBytes } = require('node:crypto');

const HELD_BACK = { action: 'try_later', notice: 'This could not be sent just now. Please try again in a moment.' };
const FAILED = { outcome: 'try_again', reason: { code: 'host.failed', text: 'The host failed; its own log says why.' } };
const pause = seconds => new Promise(done => setTimeout(done, seconds * 1000));

/** The value of the signature header; body is a string or a Buffer. */
function sign(secret, method, path, timestamp, nonce, body) {
	const digest = createHash('sha256').update(body).digest('hex');
	const text = ['quietroom-gate-v1', method, path, timestamp, nonce, digest].join('\n');
	return createHmac('sha256', Buffer.from(secret, 'utf8')).update(text).digest('hex');
}

/** What a refusal is; nothing if it is a proxy's page. */
function problem(text) {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

class Gate {
	/** @param url where the gateway listens, without a path, such as http://127.0.0.1:8470 */
	constructor(url, host, secret, timeoutSeconds = 15) {
		if (secret.length < 32) throw new Error('the secret has at least 32 characters');
		Object.assign(this, { url: url.replace(/\/$/, ''), host, secret, timeoutSeconds, health: 'not asked yet' });
	}

	/** One signed request: { status, body, retryAfter }; throws if no answer came. */
	async call(path, value, { nonce = randomBytes(16).toString('hex'), seconds = this.timeoutSeconds } = {}) {
		const [body, timestamp, at] = [JSON.stringify(value), String(Date.now()), `/v1/hosts/${this.host}/${path}`];
		const headers = {
			'Content-Type': 'application/json', 'Quietroom-Timestamp': timestamp, 'Quietroom-Nonce': nonce,
			'Quietroom-Signature': sign(this.secret, 'POST', at, timestamp, nonce, body),
		};
		try {
			const answer = await fetch(this.url + at, { method: 'POST', headers, body, redirect: 'error', signal: AbortSignal.timeout(seconds * 1000) });
			const text = await answer.text();
			const json = answer.ok && text ? JSON.parse(text) : problem(text);
			this.health = answer.ok || (answer.status === 404 && path.startsWith('effects/') && path !== 'effects/poll') ? 'reached' : `${answer.status} ${json?.detail ?? ''}`;
			return { status: answer.status, body: json, retryAfter: Number(answer.headers.get('Retry-After') ?? Infinity) };
		} catch (failure) {
			this.health = `no answer: ${failure.cause?.code ?? failure.name}`;
			throw failure;
		}
	}

	/** The answer to a submission; never throws: without an answer it is try_later. Tries a second time where that may help. */
	async submit(submission, mayRetry = true) {
		try {
			const { status, body, retryAfter } = await this.call('submissions', submission);
			if (status === 200) return body;
			if (!mayRetry || (status !== 503 && status !== 429) || retryAfter > 2) return HELD_BACK;
			await pause(retryAfter);
		} catch (failure) {
			if (!mayRetry || failure.name === 'TimeoutError') return HELD_BACK;
		}
		return this.submit(submission, false);
	}

	/** Who an account is in a room: { id, name, avatar }; throws if the gateway does not say. */
	async identify(room, account) {
		const { status, body } = await this.call('identities', { room, account });
		if (status !== 200) throw new Error(`the gateway does not say who that is: ${this.health}`);
		return body;
	}

	/** Fetches effects until the signal aborts; handle(effect) does one, may meet it twice, and gives its receipt. */
	async serve(handle, signal, waitSeconds = 25) {
		for (let again = true, delay = 1; !signal.aborted;) {
			try {
				const { status, body } = await this.call('effects/poll', { waitSeconds: again ? 0 : waitSeconds, again }, { seconds: waitSeconds + 15 });
				if (status !== 200) throw new Error(this.health);
				for (const effect of body.effects) {
					const receipt = await Promise.resolve(effect).then(handle).catch(() => FAILED);
					await this.call(`effects/${effect.key}`, receipt);
				}
				[again, delay] = [false, 1];
			} catch {
				await pause(delay);
				[again, delay] = [true, Math.min(delay * 2, 4)];
			}
		}
	}
}

module.exports = { Gate, sign };
