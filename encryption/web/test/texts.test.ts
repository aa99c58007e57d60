import assert from 'node:assert/strict';
import { test } from 'node:test';
import { de } from '../src/page/texts/de.ts';
import { en } from '../src/page/texts/en.ts';
import { es } from '../src/page/texts/es.ts';
import { fr } from '../src/page/texts/fr.ts';

type Sentences = Record<string, unknown>;
const LANGUAGES: Record<string, Sentences> = { de, es, fr };

/** What a text says with some names and numbers put in. */
function said(text: unknown): string[] {
  if (typeof text === 'string') return [text];
  if (Array.isArray(text)) return text as string[];
  const speak = text as (...values: unknown[]) => string;
  return [speak('Reed', 'Fern'), speak(1, 1), speak(3, 12)].map(String);
}

test('each language says everything that English says, and each thing in its own words', () => {
  for (const [language, texts] of Object.entries(LANGUAGES)) {
    assert.deepEqual(Object.keys(texts), Object.keys(en), language);
    for (const [key, text] of Object.entries(en as Sentences)) {
      const own = texts[key];
      assert.equal(typeof own, typeof text, language + ' ' + key);
      assert.equal(Array.isArray(own) ? own.length : 0, Array.isArray(text) ? text.length : 0, language + ' ' + key);
      const english = said(text);
      for (const [i, sentence] of said(own).entries()) {
        assert.ok(sentence.trim() !== '' && !sentence.includes('undefined'), language + ' ' + key);
        if (english[i]!.length > 24) assert.notEqual(sentence, english[i], language + ' ' + key);
      }
    }
  }
});

test('names and numbers that English tells are told', () => {
  for (const [language, texts] of Object.entries(LANGUAGES)) {
    for (const [key, text] of Object.entries(en as Sentences)) {
      if (typeof text !== 'function') continue;
      const english = said(text);
      for (const [i, sentence] of said(texts[key]).entries()) {
        for (const told of ['Reed', 'Fern', '12', '3']) {
          assert.equal(sentence.includes(told), english[i]!.includes(told), language + ' ' + key + ': ' + sentence);
        }
      }
    }
  }
});

test('no language shouts, diagnoses, praises or orders', () => {
  const never: Record<string, RegExp> = {
    en: /!|detected|suicidal|at risk/i,
    de: /!|erkannt|suizidal|gefährdet|müssen Sie/i,
    es: /!|¡|detectad|suicida|en riesgo/i,
    fr: /!|détecté|suicidaire|à risque/i,
  };
  for (const [language, texts] of Object.entries({ en, ...LANGUAGES } as Record<string, Sentences>)) {
    for (const [key, text] of Object.entries(texts)) {
      for (const sentence of said(text)) assert.doesNotMatch(sentence, never[language]!, language + ' ' + key);
    }
  }
});
