import type { Item } from '../kept.ts';
import type { SealedRoom } from '../room.ts';
import { nameOf } from './roster.ts';
import { texts } from './texts.ts';

/** Something that happened in the room, as its line says it. */
export function sentence(room: SealedRoom, item: Exclude<Item, { kind: 'message' | 'unsent' }>): string {
  const name = item.name === '' ? nameOf(room, item.member) : item.name;
  switch (item.kind) {
    case 'joined':
      return texts.joined(name);
    case 'left':
      return texts.left(name);
    case 'device':
      return texts.device(name);
    case 'removed':
      return texts.removed(name);
    case 'renamed':
      return texts.renamed(item.was ?? '', name);
    case 'entered':
      return texts.entered;
    case 'returned':
      return texts.returned;
    case 'unchecked':
      return texts.unchecked;
  }
}
