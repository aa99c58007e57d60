import type { Item } from './kept.ts';

/** What came after a line that was drawn; undefined if that line is not kept any more, and all has to be drawn anew. */
export function since(items: readonly Item[], drawn: Item | undefined): readonly Item[] | undefined {
  const place = drawn === undefined ? -1 : items.lastIndexOf(drawn);
  return drawn !== undefined && place < 0 ? undefined : items.slice(place + 1);
}
