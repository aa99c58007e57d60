import type { Spoken } from '../texts.ts';
import { fr } from '../texts/fr.ts';

(globalThis as Spoken).quietroomTexts = { language: 'fr', texts: fr };
