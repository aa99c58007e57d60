import { readFileSync, writeFileSync } from 'node:fs';
import { parse as yaml } from 'yaml';
import { TIERS, type Pack, type PackOf, type Tier } from '../src/crisis/pack.ts';
import type { Reading } from '../src/crisis/fold.ts';
import { Phrases, type Span } from '../src/crisis/phrases.ts';
import { parse, type Template } from '../src/crisis/template.ts';
import { canonical } from './canonical.ts';
import { Context, language } from '../src/crisis/reader.ts';
import { choose, places, sentences, type Sentences } from './choice.ts';
import { readings, type Spelling } from './spelling.ts';

/** Makes the pack of the device from the server's lexicons: `make.mjs <lexicons> <file>`. */
interface Source extends Spelling {
  readonly files: readonly string[];
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  readonly context: Readonly<Record<string, readonly string[]>>;
}

interface Entry {
  readonly phrase?: readonly string[];
  readonly tier?: string;
  readonly use?: string;
}

/** Kinds whose words are about whoever writes; what is said of others is left to the server's packs. */
const KINDS = ['suicide', 'self-harm'];
const OTHERS = /^(others-at-risk|combined|strong)/;

const [lexicons, training, file] = [process.argv[2]!, process.argv[3]!, process.argv[4]!];
const load = <T>(name: string): T => yaml(readFileSync(lexicons + '/' + name, 'utf8')) as T;
const SAID = { least: 1, budget: 16_000, surety: 0.3 };
const QUIET = { least: 2, budget: 12_000, surety: 0 };

function pack(name: string, source: Source, reading: Reading): PackOf {
  const templates = (all: readonly string[] | undefined): string[] => canonicals(all, reading);
  const says: Record<Tier, string[]> = { passive: [], ideation: [], plan: [], imminent: [] };
  const ordinary: string[] = [];
  for (const each of source.files.filter((f) => !OTHERS.test(f))) {
    const content = load<{ kind?: string; entries?: Entry[]; ordinary?: Entry[] }>(name + '/' + each);
    for (const entry of content.ordinary ?? []) ordinary.push(...templates(entry.phrase));
    if (!KINDS.includes(content.kind ?? '')) continue;
    for (const entry of content.entries ?? []) {
      const tier = TIERS.find((t) => t === entry.tier);
      if (tier !== undefined && entry.use !== 'likely') says[tier].push(...templates(entry.phrase));
    }
  }
  const cue = (key: string): string[] => templates(source.context[key]);
  const whole: PackOf = {
    groups: Object.fromEntries(Object.entries(source.groups ?? {}).map(([key, all]) => [key, templates(all)])),
    says,
    ordinary,
    negation: cue('negation'),
    denied: cue('denied-after'),
    filler: cue('filler').flatMap((f) => f.replace(/[()|]/g, ' ').trim()),
    trap: cue('trap'),
  };
  return used(chosen(whole, sentences(training + '/' + name, reading)));
}

/** Few enough to be sent to every browser: the phrases that find most, and the everyday ones that keep them from being wrong. */
function chosen(whole: PackOf, from: Sentences): PackOf {
  const groups = groupsOf(whole);
  const read = language(whole);
  const around = (all: readonly string[][]): ((i: number, hit: Span) => boolean) => {
    const contexts = new Map<number, Context>();
    return (i, hit) => {
      const context = contexts.get(i) ?? new Context(read, all[i]!);
      contexts.set(i, context);
      return context.affirms(hit);
    };
  };
  const all = TIERS.flatMap((tier) => whole.says[tier]);
  const found = places(all, from.crisis, groups, around(from.crisis));
  const wrong = places(all, from.ordinary, groups, around(from.ordinary));
  const kept = choose(all, found, wrong, SAID);
  const of = (tier: Tier): string[] => whole.says[tier].filter((t) => kept.has(t));
  const says = { passive: of('passive'), ideation: of('ideation'), plan: of('plan'), imminent: of('imminent') };
  const sought = new Phrases([...kept], groups);
  const mistaken = from.ordinary.filter((words) => sought.in(words).length > 0);
  const spared = places(whole.ordinary, mistaken, groups);
  const quiet = choose(whole.ordinary, spared, spared.map(() => new Set()), QUIET);
  return { ...whole, says, ordinary: whole.ordinary.filter((t) => quiet.has(t)) };
}

const canonicals = (all: readonly string[] | undefined, reading: Reading): string[] =>
  (all ?? []).map((template) => canonical(template, reading)).filter((template) => /[\p{L}\p{N}<]/u.test(template));

const groupsOf = (whole: PackOf): Map<string, Template> =>
  new Map(Object.entries(whole.groups).map(([key, all]) => [key, parse('(' + all.join('|') + ')')]));

/** Without groups that nothing names. */
function used(whole: PackOf): PackOf {
  const { groups, ...rest } = whole;
  let text = JSON.stringify(rest);
  let kept: Record<string, readonly string[]> = {};
  for (let before = -1; before !== Object.keys(kept).length; ) {
    before = Object.keys(kept).length;
    kept = Object.fromEntries(Object.entries(groups).filter(([key]) => text.includes('<' + key + '>')));
    text = JSON.stringify(rest) + JSON.stringify(kept);
  }
  return { ...whole, groups: kept };
}

function make(): Pack {
  const names = load<{ packs: string[] }>('index.yaml').packs;
  const sources = new Map(names.map((name) => [name, load<Source>(name + '/pack.yaml')]));
  const reading = readings([...sources.values()]);
  const plain = Object.fromEntries(reading);
  const languages = Object.fromEntries([...sources].map(([name, source]) => [name, pack(name, source, plain)]));
  const sought = new Set(JSON.stringify(languages).match(/[\p{L}\p{N}]+/gu));
  const written = new Set(names.flatMap((name) => [...sentences(training + '/' + name, plain).known]));
  const needed = [...reading].filter(
    ([word, as]) => written.has(word) && (as === '' || as.split(' ').some((one) => sought.has(one))),
  );
  return { reading: Object.fromEntries(needed.sort(([a], [b]) => (a < b ? -1 : 1))), languages };
}

writeFileSync(file, JSON.stringify(make()) + '\n');
