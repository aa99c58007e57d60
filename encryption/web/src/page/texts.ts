import { de } from './texts/de.ts';
import { en, type Texts } from './texts/en.ts';

/** The texts in the page's language, which the server chose. */
export const texts: Texts = document.documentElement.lang === 'de' ? de : en;
