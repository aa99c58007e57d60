import { fold, read, wordsOf } from './fold.ts';
import { TIERS, type Pack, type PackOf, type Tier } from './pack.ts';
import { Phrases, type Span } from './phrases.ts';
import { BREAK, ends, parse, type Groups, type Template } from './template.ts';

const MAX_UNITS = 20_000;
const MAX_FILLERS = 6;

/** One language's phrases, ready to be looked for. */
export interface Language {
  readonly says: readonly [Tier, Phrases][];
  readonly ordinary: Phrases;
  readonly negation: Phrases;
  readonly denied: readonly Template[];
  readonly filler: ReadonlySet<string>;
  readonly trap: Phrases;
  readonly groups: Groups;
}

/**
 * Reads words on this device by the certain phrases of the server's packs, and tells how urgent they sound. It knows far less than
 * the server: no signs that only mean something together, hardly
 * a misspelling, no wording that was learned, not what is told as long past or of somebody else.
 */
export class CrisisReader {
  private readonly languages: Language[];

  constructor(private readonly pack: Pack) {
    this.languages = Object.values(pack.languages).map(language);
  }

  /** The most urgent of what is said; undefined if nothing is. */
  read(text: string): Tier | undefined {
    const words = this.wordsOf(text.slice(0, MAX_UNITS));
    let most = -1;
    for (const language of this.languages) most = Math.max(most, urgency(language, words));
    return TIERS[most];
  }

  /** The words of the text's own sentences, with breaks between; what is quoted from others is left out. */
  private wordsOf(text: string): string[] {
    const own = text.replace(/^\s*>.*$/gmu, '.');
    return own.split(/[.!?;\n…]+/u).flatMap((sentence) => [...read(wordsOf(fold(sentence)), this.pack.reading), BREAK]);
  }
}

export function language(pack: PackOf): Language {
  const groups = new Map<string, Template>();
  for (const [name, phrases] of Object.entries(pack.groups)) groups.set(name, parse('(' + phrases.join('|') + ')'));
  const phrases = (templates: readonly string[]): Phrases => new Phrases(templates, groups);
  return {
    says: TIERS.map((tier): [Tier, Phrases] => [tier, phrases(pack.says[tier])]),
    ordinary: phrases(pack.ordinary),
    negation: phrases(pack.negation),
    denied: pack.denied.map(parse),
    filler: new Set(pack.filler.flatMap((f) => f.split(' '))),
    trap: phrases(pack.trap),
    groups,
  };
}

function urgency(l: Language, words: readonly string[]): number {
  let most = -1;
  let context: Context | undefined;
  l.says.forEach(([, phrases], tier) => {
    if (tier <= most) return;
    const hits = phrases.in(words);
    if (hits.length === 0) return;
    context ??= new Context(l, words);
    if (hits.some((hit) => context!.affirms(hit))) most = tier;
  });
  return most;
}

/** The words around a phrase. */
export class Context {
  private readonly ordinary = new Set<number>();
  private readonly negations: Span[];
  private readonly traps: Span[];

  constructor(
    private readonly l: Language,
    private readonly words: readonly string[],
  ) {
    for (const { begin, end } of l.ordinary.in(words)) for (let i = begin; i < end; i++) this.ordinary.add(i);
    this.negations = l.negation.in(words);
    this.traps = l.trap.in(words);
  }

  affirms(hit: Span): boolean {
    return !this.ordinary.has(hit.end - 1) && !this.denied(hit);
  }

  private denied(hit: Span): boolean {
    const denial = this.before(this.negations, hit.begin);
    if (denial !== undefined && this.before(this.traps, denial.begin) === undefined) return true;
    return this.l.denied.some((template) => ends(template, this.words, [hit.end], this.l.groups).length > 0);
  }

  /** The longest cue that ends where the words begin, or before fillers. */
  private before(cues: readonly Span[], word: number): Span | undefined {
    for (let at = word, fillers = 0; at > 0; at--, fillers++) {
      const found = cues.filter((cue) => cue.end === at).sort((a, b) => a.begin - b.begin)[0];
      if (found !== undefined) return found;
      if (fillers === MAX_FILLERS || !this.l.filler.has(this.words[at - 1]!)) return undefined;
    }
    return undefined;
  }
}
