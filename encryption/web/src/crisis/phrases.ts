import { ends, first, parse, type Groups, type Template } from './template.ts';

/** Words from `begin` up to, not including, `end`. */
export interface Span {
  readonly begin: number;
  readonly end: number;
}

/** Many templates, found by the word they begin with. */
export class Phrases {
  private readonly byFirst = new Map<string, [number, Template][]>();

  constructor(
    templates: readonly string[],
    private readonly groups: Groups,
  ) {
    templates.forEach((text, i) => {
      const template = parse(text);
      for (const word of first(template, groups) ?? []) {
        const known = this.byFirst.get(word);
        if (known === undefined) this.byFirst.set(word, [[i, template]]);
        else known.push([i, template]);
      }
    });
  }

  /** Wherever one of them is, in the order of the words it begins with; `template` is its place in the list. */
  in(words: readonly string[]): (Span & { readonly template: number })[] {
    const found: (Span & { readonly template: number })[] = [];
    for (let begin = 0; begin < words.length; begin++) {
      for (const [template, each] of this.byFirst.get(words[begin]!) ?? []) {
        for (const end of ends(each, words, [begin], this.groups)) if (end > begin) found.push({ begin, end, template });
      }
    }
    return found;
  }
}
