import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fold, read, wordsOf } from '../src/crisis/fold.ts';
import type { Pack } from '../src/crisis/pack.ts';
import { Phrases } from '../src/crisis/phrases.ts';
import { CrisisReader } from '../src/crisis/reader.ts';
import { BREAK, ends, parse } from '../src/crisis/template.ts';

const PACK = '../src/main/resources/org/quietroom/encryption/web/crisis.json';
const pack = JSON.parse(readFileSync(PACK, 'utf8')) as Pack;
const reader = new CrisisReader(pack);

/** Written for this test, by nobody who treats people; the pack was made without them. */
const CRISIS: Record<string, string[]> = {
  en: [
    'Honestly I just want to die at this point.',
    'I keep thinking about killing myself, every night.',
    'After the scan I thought I should end my life before it gets worse.',
    'I am feeling suicidal again and the clinic is closed.',
    'I DON’T WANT TO LIVE ANYMORE',
    'sometimes i wish i could go to sleep and never wake up',
    'I’m going to kill myself tonight.',
    'I took all my pills.',
    'Everybody would be better off without me.',
    'I have written the letters and I know when the train comes.',
    'There is no reason left for me to be here.',
    'I cut myself again last night and it was deep.',
  ],
  de: [
    'Ich will einfach nicht mehr leben.',
    'Ich denke jeden Tag daran, mich umzubringen.',
    'Am liebsten wäre ich tot.',
    'Heute Nacht bringe ich mich um.',
    'Ich möchte sterben, bevor die nächste Chemo kommt.',
    'Ich habe Suizidgedanken und traue mich nicht, es zu sagen.',
    'Ohne mich wären alle besser dran.',
    'Ich habe alle Tabletten genommen.',
    'Ich habe die Abschiedsbriefe schon geschrieben.',
    'Ich wünschte, ich würde morgen nicht aufwachen.',
  ],
  es: [
    'Ya no quiero vivir más.',
    'Quiero morirme de una vez.',
    'Pienso en suicidarme todas las noches.',
    'Esta noche me voy a matar.',
    'Todos estarían mejor sin mí.',
    'Me he tomado todas las pastillas.',
  ],
  fr: [
    'Je ne veux plus vivre.',
    'J’ai envie de mourir.',
    'Je pense au suicide tous les soirs.',
    'Je vais me tuer ce soir.',
    'Tout le monde serait mieux sans moi.',
    'J’ai avalé tous mes cachets.',
  ],
};

const ORDINARY = [
  'I am dying to see the new garden.',
  'This cough is killing me, but the nurse says it is nothing.',
  'I would never kill myself, I promised my sister.',
  'My phone died in the waiting room.',
  'The deadline for the form is Friday.',
  'We talked about hospice and I am at peace with it.',
  'He wanted to live to see the wedding, and he did.',
  'I could sleep for a week after that infusion.',
  'Stopping the chemo was the right thing for me.',
  'Ich sterbe vor Langeweile im Wartezimmer.',
  'Ich will nicht sterben, ich will den Sommer sehen.',
  'Die Katze ist gestern gestorben, wir sind traurig.',
  'Mein Akku ist tot.',
  'Das Mittagessen war zum Totlachen.',
  'Me muero de hambre después del tratamiento.',
  'No quiero morir, quiero ver crecer a mis hijos.',
  'Je meurs de faim après la séance.',
  'Je ne veux pas mourir.',
  'C’est à mourir de rire.',
  'Good evening, all. Rain here, and soup.',
];

test('finds what is said outright, and says how much of it', () => {
  const found = Object.fromEntries(
    Object.entries(CRISIS).map(([language, all]) => [language, all.filter((t) => reader.read(t) !== undefined).length]),
  );
  const counts = JSON.stringify(found);
  console.log('crisis pack: found', counts, 'of', JSON.stringify(Object.values(CRISIS).map((all) => all.length)));
  const sum = Object.values(found).reduce((a, b) => a + b, 0);
  assert.ok(sum >= FLOOR, counts);
});

const FLOOR = 24;

test('everyday words, denials and accepted ends are left alone', () => {
  assert.deepEqual(ORDINARY.filter((t) => reader.read(t) !== undefined), []);
});

test('the more urgent counts, in whatever order it stands', () => {
  assert.equal(reader.read('I want to die.'), 'ideation');
  assert.equal(reader.read('I’m going to kill myself tonight. I want to die.'), 'imminent');
  assert.equal(reader.read('I want to die. I’m going to kill myself tonight.'), 'imminent');
});

test('a denial counts, one that takes itself back does not, and neither reaches over a sentence', () => {
  assert.equal(reader.read('I do not want to die.'), undefined);
  assert.equal(reader.read('I never really thought that I want to die.'), undefined);
  assert.notEqual(reader.read('I can’t promise that I won’t kill myself.'), undefined);
  assert.equal(reader.read('No. I want to die.'), 'ideation');
});

test('what is quoted from somebody else is not read', () => {
  assert.equal(reader.read('> I want to die.\nThat must be so hard for her.'), undefined);
});

test('case, accents, width, apostrophes and stretched letters do not matter', () => {
  assert.deepEqual(wordsOf(fold('Ｉ’m SOOOO müde – Straße')), ['im', 'so', 'mude', 'strasse']);
  assert.deepEqual(read(['im', 'really', 'mom'], { im: 'i am', really: '', mom: 'mum' }), ['i', 'am', 'mum']);
  assert.equal(reader.read('I WAAAANT TO DIE'), 'ideation');
});

test('templates: alternatives, nothing, nesting, groups and gaps', () => {
  const groups = new Map([['pet', parse('(dog|cat)')]]);
  const at = (template: string, text: string): number[] => ends(parse(template), text.split(' '), [0], groups).sort();
  assert.deepEqual(at('a (b|c d|) e', 'a e'), [2]);
  assert.deepEqual(at('a (b|c d|) e', 'a c d e'), [4]);
  assert.deepEqual(at('a (b|c d|) e', 'a c e'), []);
  assert.deepEqual(at('my (old (grey|) |)<pet>', 'my old cat'), [3]);
  assert.deepEqual(at('a .. b', 'a x x b x b'), [4, 6]);
  assert.deepEqual(at('a .. b', 'a x ' + BREAK + ' b'), []);
  assert.throws(() => parse('a (b'), /bracket/);
  assert.throws(() => parse('a) b'), /bracket/);
  assert.deepEqual(new Phrases(['(a|b) c'], groups).in(['b', 'c', 'a', 'c']).map((s) => s.begin), [0, 2]);
});

test('takes time in line with the text, whatever it is', () => {
  const heavy = 'i want to '.repeat(2_000);
  const from = performance.now();
  reader.read(heavy);
  assert.ok(performance.now() - from < 5_000);
});
