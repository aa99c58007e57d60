import type { SealedRoom } from '../room.ts';
import { el } from './dom.ts';
import { at, type Place } from './place.ts';
import { texts } from './texts.ts';

/** The ways to what a device keeps, for whoever is not in the room any more. */
export const keeping = (place: Place): HTMLElement[] => [
  el('a', { href: at(place, 'history') }, texts.history),
  el('a', { href: at(place, 'delete') }, texts.forget),
];

/** A member deletes what this device keeps of the room: one question, with what stays elsewhere and what stays here. */
export function forget(room: SealedRoom, place: Place): HTMLElement[] {
  const { phase, outbox } = room.kept;
  if (room.items.length === 0 && outbox.length === 0) return [el('p', {}, texts.forgetNone)];
  const status = el('p', { role: 'status', class: 'answer', tabindex: '-1' });
  const button = el('button', { type: 'button', class: 'main', click: () => void act() }, texts.forgetDo);
  const question = [
    el('p', {}, texts.forgetLead),
    ...(place.other === undefined ? [el('p', {}, texts.forgetAlone)] : []),
    ...(phase === 'in' || phase === 'waiting' ? [el('p', {}, texts.forgetIn)] : []),
    el('h2', {}, texts.forgetElsewhere),
    el('ul', { class: 'stays' }, ...texts.forgetStays.map((stays) => el('li', {}, stays))),
    el('p', {}, button),
  ];
  const act = async (): Promise<void> => {
    button.disabled = true;
    try {
      await room.history.forget();
      question.forEach((part) => part.remove());
      status.textContent = texts.forgetDone;
      status.focus();
    } catch {
      button.disabled = false;
      status.textContent = texts.forgetFailed;
      button.focus();
    }
  };
  return [...question, status];
}
