'use strict';

const nodebb = require('./nodebb');
const settings = require('./settings');

const UNSURE = 'This could not be sent just now. Please try again in a moment.';

/** A message that is not published; the text is for its author and NodeBB shows it. */
class Withheld extends Error {
	constructor(action, notice) {
		super(plain(notice ?? (action === 'hold' ? 'Your message waits for a moderator.' : UNSURE)));
		this.action = action;
	}
}

/** Text in which NodeBB's translator finds nothing to translate. */
function plain(text) {
	return text.replace(/\[\[/g, '[\u200b[').replace(/%(?=\d)/g, '%\u200b');
}

/** The gateway's answer to what is to be published as it is, or in other words; throws Withheld for everything else. */
async function judge(submission) {
	if (!settings.gate) throw new Withheld('try_later', null);
	const given = { ...submission, parts: submission.parts.filter(part => part.text !== '') };
	if (settings.shadow) {
		settings.gate.submit(given).catch(failure => nodebb.winston.warn(`[quietroom] not reported: ${failure.name}`));
		return { action: 'publish' };
	}
	const answer = await settings.gate.submit(given);
	if (answer.action !== 'publish') throw new Withheld(answer.action, answer.notice);
	return answer;
}

/** The text that takes the place of the part with this role: the answer's if it has one. */
function words(answer, role, given) {
	return answer.parts?.find(part => part.role === role)?.text ?? given;
}

module.exports = { Withheld, judge, plain, words, UNSURE };
