// Runs the JavaScript client by commands, one JSON object a line; answers each by one line.
'use strict';

const { Gate, sign } = require('../../../javascript/quietroom-gate.js');

let gate;
const commands = {
	open: c => { gate = new Gate(c.url, c.host, c.secret); return {}; },
	sign: c => ({ signature: sign(c.secret, c.method, c.path, c.timestamp, c.nonce, c.body) }),
	submit: c => gate.submit(c.submission),
	identify: c => gate.identify(c.room, c.account),
	health: () => ({ health: gate.health }),
	async replay(c) {
		const statuses = [];
		for (let i = 0; i < 2; i++) statuses.push((await gate.call('submissions', c.submission, { nonce: c.nonce })).status);
		return { statuses };
	},
	async serve(c) {
		const [ending, seen, done] = [new AbortController(), [], new Set()];
		await gate.serve(effect => {
			seen.push(effect);
			if (effect.text === 'fail once' && seen.filter(e => e.key === effect.key).length === 1) throw new Error('as asked');
			done.add(effect.key);
			if (seen.length >= c.until) ending.abort();
			return effect.type === 'publish' ? { outcome: 'done', message: 'host-' + effect.message } : { outcome: 'done' };
		}, ending.signal, 5);
		return { seen, done: done.size };
	},
};

(async () => {
	for await (const line of require('node:readline').createInterface({ input: process.stdin })) {
		const command = JSON.parse(line);
		let answer;
		try {
			answer = await commands[command.op](command);
		} catch (failure) {
			answer = { failed: failure.message };
		}
		process.stdout.write(JSON.stringify(answer) + '\n');
	}
})();
