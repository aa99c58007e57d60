'use strict';

// A gateway that answers by a word in the text and remembers what it was asked; it has no effects.
const http = require('node:http');
const { createHash } = require('node:crypto');

class Gateway {
	constructor() {
		this.asked = [];
		this.names = new Map();
		this.server = http.createServer((request, response) => this.serve(request, response));
	}

	async listen() {
		await new Promise(done => this.server.listen(0, '127.0.0.1', done));
		return `http://127.0.0.1:${this.server.address().port}`;
	}

	/** Who an account is in a room: everybody has the same name in another room, as may happen. */
	author(room, account) {
		const id = createHash('md5').update(`${room} ${account}`).digest('hex');
		const inRoom = [...this.names.values()].filter(author => author.room === room).length;
		if (!this.names.has(id)) this.names.set(id, { id, room, name: ['Calm Heron', 'Quiet Otter', 'Early Finch', 'Warm Lantern'][inRoom], avatar: { shape: 0, tint: 0 } });
		const { name, avatar } = this.names.get(id);
		return { id, name, avatar };
	}

	async serve(request, response) {
		const chunks = [];
		for await (const chunk of request) chunks.push(chunk);
		const body = JSON.parse(Buffer.concat(chunks).toString());
		const what = request.url.replace('/v1/hosts/forum/', '');
		if (what === 'effects/poll') await new Promise(done => setTimeout(done, 200)); // nobody waits for it
		const answer = this.answer(what, body);
		response.writeHead(answer ? 200 : 204, { 'Content-Type': 'application/json' }).end(answer ? JSON.stringify(answer) : '');
	}

	answer(what, body) {
		if (what === 'identities') return this.author(body.room, body.account);
		if (what === 'effects/poll') return { effects: [] };
		if (what.startsWith('effects/')) return null;
		this.asked.push(body);
		const text = body.parts.map(part => part.text).join(' ');
		if (text.includes('holdthis')) return { action: 'hold', notice: 'Your message waits.', case: 'K7-42F' };
		if (text.includes('refusethis')) return { action: 'refuse', notice: 'Not here, please.' };
		const answer = { action: 'publish', author: this.author(body.room, body.account) };
		if (text.includes('rewritethis')) answer.parts = body.parts.map(part => ({ ...part, text: part.text.replace(/rewritethis/g, 'changed') }));
		if (text.includes('noticethis')) answer.notice = 'For you alone: <b>[[global:home]]</b>';
		return answer;
	}

	close() {
		this.server.closeAllConnections();
		this.server.close();
	}
}

module.exports = { Gateway };
