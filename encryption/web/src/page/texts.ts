import { en, type Texts } from './texts/en.ts';

/** Where the file of the page's language, which the server chose and the page loads first, leaves its texts. */
export interface Spoken {
  quietroomTexts?: { language: string; texts: Texts };
}

const spoken = (globalThis as Spoken).quietroomTexts;

/** The texts in the page's language; in English if its file did not come. */
export const texts: Texts = spoken?.language === document.documentElement.lang ? spoken.texts : en;
