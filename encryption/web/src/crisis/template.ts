/**
 * A phrase with alternatives: `(a|b|)` is a or b or nothing, `<name>` a group, `..` stands for a few other words. Words stand
 * apart by spaces; the brackets may nest.
 */
type Item =
  | { readonly word: string }
  | { readonly gap: true }
  | { readonly group: string }
  | { readonly any: readonly (readonly Item[])[] };

export type Template = readonly Item[];
export type Groups = ReadonlyMap<string, Template>;

const MAX_GAP = 6;
/** Between sentences: no phrase goes on over it. */
export const BREAK = '.';

/** Fails on a bracket without the other one. */
export function parse(text: string): Template {
  const tokens = text.match(/\.\.|<[a-z0-9-]+>|[()|]|[^\s()|<>]+/g) ?? [];
  let at = 0;
  const sequence = (): Item[] => {
    const items: Item[] = [];
    while (at < tokens.length && tokens[at] !== ')' && tokens[at] !== '|') {
      const token = tokens[at++]!;
      if (token === '(') items.push({ any: alternatives() });
      else if (token === '..') items.push({ gap: true });
      else if (token.startsWith('<')) items.push({ group: token.slice(1, -1) });
      else items.push({ word: token });
    }
    return items;
  };
  const alternatives = (): Item[][] => {
    const all = [sequence()];
    while (tokens[at] === '|') {
      at++;
      all.push(sequence());
    }
    if (tokens[at++] !== ')') throw new Error('a bracket without the other one');
    return all;
  };
  const whole = sequence();
  if (at !== tokens.length) throw new Error('a bracket without the other one');
  return whole;
}

/** Where a template that begins at any of `starts` may end. */
export function ends(template: Template, words: readonly string[], starts: readonly number[], groups: Groups): number[] {
  let at = [...starts];
  for (const item of template) {
    if (at.length === 0) return at;
    at = step(item, words, at, groups);
  }
  return at;
}

function step(item: Item, words: readonly string[], at: readonly number[], groups: Groups): number[] {
  if ('word' in item) return at.filter((i) => words[i] === item.word).map((i) => i + 1);
  if ('gap' in item) return unique(at.flatMap((i) => reach(words, i)));
  if ('group' in item) return ends(groups.get(item.group)!, words, at, groups);
  return unique(item.any.flatMap((one) => ends(one, words, at, groups)));
}

function reach(words: readonly string[], from: number): number[] {
  const all = [from];
  for (let i = from; i < words.length && i < from + MAX_GAP && words[i] !== BREAK; i++) all.push(i + 1);
  return all;
}

/** The words that a template may begin with; undefined if that may be any. */
export function first(template: Template, groups: Groups): Set<string> | undefined {
  const all = new Set<string>();
  for (const item of template) {
    if ('word' in item) return all.add(item.word);
    if ('gap' in item) return undefined;
    const choices = 'group' in item ? [groups.get(item.group)!] : item.any;
    for (const choice of choices) {
      const begins = first(choice, groups);
      if (begins === undefined) return undefined;
      begins.forEach((word) => all.add(word));
    }
    if (!choices.some((choice) => optional(choice, groups))) return all;
  }
  return all;
}

const optional = (template: Template, groups: Groups): boolean =>
  template.every((item) =>
    'gap' in item ? true : 'word' in item ? false : 'group' in item ? optional(groups.get(item.group)!, groups) : item.any.some((one) => optional(one, groups)),
  );

const unique = (all: number[]): number[] => [...new Set(all)];
