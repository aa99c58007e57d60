import { fold, wordsOf } from '../src/crisis/fold.ts';

/** What the packs say about single words. */
export interface Spelling {
  readonly same?: Readonly<Record<string, readonly string[]>>;
  readonly spoken?: Readonly<Record<string, string | readonly string[]>>;
  readonly passed?: readonly string[];
}

/** How every word of the packs is read: as the main one of those that mean the same, as several, or not at all. */
export function readings(all: readonly Spelling[]): Map<string, string> {
  const same = new Map<string, string>();
  const first = (word: string): string => {
    for (let at = word; ; at = same.get(at)!) if (!same.has(at)) return at;
  };
  for (const pack of all) {
    for (const [main, others] of Object.entries(pack.same ?? {})) {
      for (const other of others) {
        const [from, to] = [first(one(other)), first(one(main))];
        if (from !== to) same.set(from, to);
      }
    }
  }
  const read = new Map([...same.keys()].map((word) => [word, first(word)]));
  const spoken = new Map<string, string>();
  for (const pack of all) {
    for (const [word, full] of Object.entries(pack.spoken ?? {})) {
      const words = [full].flat().flatMap((each) => wordsOf(fold(each)));
      if (!spoken.has(one(word))) spoken.set(one(word), words.map(first).join(' '));
    }
  }
  for (const [word, full] of spoken) read.set(word, full);
  for (const pack of all) for (const word of pack.passed ?? []) read.set(one(word), '');
  return read;
}

const one = (word: string): string => wordsOf(fold(word)).join('');
