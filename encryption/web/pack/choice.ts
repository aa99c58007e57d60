import { readdirSync, readFileSync } from 'node:fs';
import { fold, read, wordsOf, type Reading } from '../src/crisis/fold.ts';
import { Phrases, type Span } from '../src/crisis/phrases.ts';
import { BREAK, type Groups } from '../src/crisis/template.ts';

/** What is learned from: the sentences on which the server's packs are trained. */
export interface Sentences {
  readonly crisis: readonly string[][];
  readonly ordinary: readonly string[][];
  /** The words of more than one of them, folded. */
  readonly known: ReadonlySet<string>;
}

export function sentences(folder: string, reading: Reading): Sentences {
  const crisis: string[][] = [];
  const ordinary: string[][] = [];
  const counts = new Map<string, number>();
  for (const file of readdirSync(folder).sort()) {
    for (const line of readFileSync(folder + '/' + file, 'utf8').split('\n').slice(1)) {
      const [text, , label] = line.split('\t');
      if (text === undefined || label === undefined) continue;
      const parts = text.split(/[.!?;\n…]+/u).map((part) => wordsOf(fold(part)));
      for (const word of new Set(parts.flat())) counts.set(word, (counts.get(word) ?? 0) + 1);
      (label === 'crisis' ? crisis : ordinary).push(parts.flatMap((part) => [...read(part, reading), BREAK]));
    }
  }
  return { crisis, ordinary, known: new Set([...counts].flatMap(([word, n]) => (n > 1 ? [word] : []))) };
}

/** In which of the sentences each template is, as far as `counts` says that it counts there. */
export function places(
  templates: readonly string[],
  all: readonly string[][],
  groups: Groups,
  counts: (sentence: number, hit: Span) => boolean = () => true,
): Set<number>[] {
  const found = templates.map(() => new Set<number>());
  const phrases = new Phrases(templates, groups);
  all.forEach((words, i) => {
    for (const hit of phrases.in(words)) if (counts(i, hit)) found[hit.template]!.add(i);
  });
  return found;
}

/** How templates are chosen. */
export interface Measure {
  /** Each finds so many sentences that no other chosen one finds. */
  readonly least: number;
  /** All of them together have so many characters. */
  readonly budget: number;
  /** Each finds so many times more than where it is wrong. */
  readonly surety: number;
}

/** The templates that find most for their length; `wrong` are the sentences in which each is none of what is sought. */
export function choose(
  templates: readonly string[],
  found: readonly Set<number>[],
  wrong: readonly Set<number>[],
  { least, budget, surety }: Measure,
): Set<string> {
  const chosen = new Set<string>();
  const covered = new Set<number>();
  let left = budget;
  for (;;) {
    let best = -1;
    let most = 0;
    templates.forEach((template, i) => {
      if (chosen.has(template) || template.length > left) return;
      const fresh = [...found[i]!].filter((s) => !covered.has(s)).length;
      const worth = fresh / (template.length + 20);
      if (fresh >= least && fresh >= surety * wrong[i]!.size && worth > most) {
        most = worth;
        best = i;
      }
    });
    if (best < 0) return chosen;
    chosen.add(templates[best]!);
    left -= templates[best]!.length;
    found[best]!.forEach((s) => covered.add(s));
  }
}
