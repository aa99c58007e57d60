import { roomNumber } from '../safety.ts';
import type { SealedRoom } from '../room.ts';
import { el } from './dom.ts';
import { numberWith } from './people.ts';
import { at, type Place } from './place.ts';
import { present, type Present } from './roster.ts';
import { texts } from './texts.ts';

const COLUMNS = 3;

/** Two members compare their number, with three equal answers. */
export async function compare(room: SealedRoom, place: Place, member: Present): Promise<HTMLElement[]> {
  const number = await numberWith(room, member);
  const status = el('p', { role: 'status', class: 'answer' });
  const answer = (text: string, act: () => void): HTMLElement => el('button', { type: 'button', click: act }, text);
  return [
    el('p', {}, texts.compareLead),
    el('p', {}, texts.compareHow),
    table(texts.numberWith(member.name), number),
    el(
      'p',
      { class: 'answers' },
      answer(texts.match, () => {
        room.memory.number(member.uri, number.join(' '), Date.now()).then(
          () => (status.textContent = texts.matched(member.name)),
          () => (status.textContent = texts.notStored),
        );
      }),
      answer(texts.noMatch, () => (status.textContent = texts.different)),
      answer(texts.notNow, () => location.assign(at(place, 'people'))),
    ),
    status,
    el('details', {}, el('summary', {}, texts.made), el('p', {}, texts.madeSays)),
  ];
}

/** The number that one reads aloud to all. */
export async function compareAll(room: SealedRoom): Promise<HTMLElement[]> {
  const devices = present(room).flatMap((p) => p.devices);
  const number = await roomNumber(room.keeper.room, devices);
  return [el('p', {}, texts.roomNumberLead), table(texts.roomNumberCaption, number), el('p', {}, texts.roomNumberDiffers)];
}

function table(caption: string, groups: string[]): HTMLElement {
  const rows = [];
  for (let i = 0; i < groups.length; i += COLUMNS) {
    const cells = groups.slice(i, i + COLUMNS).map((group) => el('td', {}, group));
    rows.push(el('tr', {}, el('th', { scope: 'row' }, texts.row(i / COLUMNS + 1)), ...cells));
  }
  return el('table', { class: 'number' }, el('caption', {}, caption), el('tbody', {}, ...rows));
}
