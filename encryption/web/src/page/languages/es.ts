import type { Spoken } from '../texts.ts';
import { es } from '../texts/es.ts';

(globalThis as Spoken).quietroomTexts = { language: 'es', texts: es };
