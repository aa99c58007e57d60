import type { Spoken } from '../texts.ts';
import { de } from '../texts/de.ts';

(globalThis as Spoken).quietroomTexts = { language: 'de', texts: de };
