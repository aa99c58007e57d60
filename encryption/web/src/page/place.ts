import { idOf } from '../names.ts';
import { texts } from './texts.ts';

/** Where a room is on the page: the room itself, or a private one under `#with/{id}`. */
export interface Place {
  /** The room's name, as its heading. */
  readonly title: string;
  /** What its addresses begin with after `#`; empty for the room itself. */
  readonly prefix: string;
  /** The other one of a private room. */
  readonly other?: string;
}

export const privately = (member: string, name: string): Place => ({
  title: texts.aloneWith(name),
  prefix: 'with/' + idOf(member) + '/',
  other: name,
});

/** The address of something in a place. */
export const at = (place: Place, what: string): string => '#' + (what === '' ? place.prefix.slice(0, -1) : place.prefix + what);
