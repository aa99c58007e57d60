import { fold, read, wordsOf, type Reading } from '../src/crisis/fold.ts';

const MOST = 4_000;

/** A piece of a template: words, or alternatives with their brackets. */
type Piece = { readonly text: string } | { readonly any: readonly (readonly Piece[])[]; readonly text: string };

/**
 * A template of the packs with its words as they are matched. Brackets that join letters to a word (`20(0|1)`) are spelled out;
 * fails if that is more than 4,000 words.
 */
export function canonical(template: string, reading: Reading): string {
  return tidy(stretch(parse(template), reading));
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').replace(/ ?([()|]) ?/g, '$1').trim();

/** Stands for what this reader cannot find: signs that are no letters. */
const NEVER = '¤';

const words = (text: string, reading: Reading): string =>
  text
    .split(/(\.\.|<[^>]+>|\s+)/)
    .map((part, i) => (i % 2 === 1 ? part : folded(part, reading)))
    .join(' ');

function folded(part: string, reading: Reading): string {
  const found = wordsOf(fold(part));
  return found.length > 0 || /^[\p{P}\s]*$/u.test(part.replaceAll('*', NEVER)) ? read(found, reading).join(' ') : NEVER;
}

/** A stretch, cut where spaces are; what hangs together between them is spelled out if brackets cut a word. */
function stretch(pieces: readonly Piece[], reading: Reading): string {
  const out: string[] = [];
  let run: Piece[] = [];
  const flush = (): void => {
    if (cutsWord(run)) out.push('(' + [...new Set(expand(run).map((phrase) => words(phrase, reading)))].join('|') + ')');
    else for (const piece of run) out.push('any' in piece ? bracketed(piece.any, reading) : words(piece.text, reading));
    run = [];
  };
  for (const piece of pieces) {
    if ('any' in piece) {
      run.push(piece);
      continue;
    }
    for (const part of piece.text.split(/(\s+)/)) {
      if (/\s/.test(part)) flush();
      else if (part !== '') run.push({ text: part });
    }
  }
  flush();
  return out.join(' ');
}

const bracketed = (any: readonly (readonly Piece[])[], reading: Reading): string =>
  '(' + [...new Set(any.map((one) => tidy(stretch(one, reading))))].join('|') + ')';

/** Whether letters of one piece go on in the next. */
function cutsWord(run: readonly Piece[]): boolean {
  const each = run.map((piece) => ('any' in piece ? expand([piece]) : [piece.text]));
  for (let i = 0; i + 1 < each.length; i++) {
    let before = each[i]!;
    for (let j = i + 1; j < each.length; j++) {
      if (before.some((a) => /\S$/.test(a)) && each[j]!.some((b) => /^\S/.test(b))) return true;
      if (!each[j]!.includes('')) break;
      before = before.concat(each[j]!);
    }
  }
  return false;
}

function parse(template: string): Piece[] {
  let at = 0;
  const sequence = (): Piece[] => {
    const all: Piece[] = [];
    while (at < template.length && template[at] !== ')' && template[at] !== '|') {
      const from = at;
      if (template[at] === '(') {
        at++;
        const any = [sequence()];
        while (template[at] === '|') {
          at++;
          any.push(sequence());
        }
        at++;
        all.push({ any, text: template.slice(from, at) });
      } else {
        while (at < template.length && !'()|'.includes(template[at]!)) at++;
        all.push({ text: template.slice(from, at) });
      }
    }
    return all;
  };
  return sequence();
}

/** All texts that pieces stand for. */
function expand(pieces: readonly Piece[]): string[] {
  let all = [''];
  for (const piece of pieces) {
    const next = 'any' in piece ? piece.any.flatMap((one) => expand(one)) : [piece.text];
    if (all.length * next.length > MOST) throw new Error('more than ' + MOST + ' words: ' + pieces.map((p) => p.text).join(''));
    all = all.flatMap((head) => next.map((tail) => head + tail));
  }
  return all;
}
