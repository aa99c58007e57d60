/** What severity words have; how soon somebody should look, in the words of the server's packs. */
export const TIERS = ['passive', 'ideation', 'plan', 'imminent'] as const;
export type Tier = (typeof TIERS)[number];

/** What is known of one language; every text is a template, see template.ts. */
export interface PackOf {
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** Phrases that say it by themselves, by their tier. */
  readonly says: Readonly<Record<Tier, readonly string[]>>;
  /** Everyday phrases that hold such words. */
  readonly ordinary: readonly string[];
  /** Directly before a phrase: it is denied. */
  readonly negation: readonly string[];
  /** Directly after it: it is denied. */
  readonly denied: readonly string[];
  /** May stand between a denial and its phrase. */
  readonly filler: readonly string[];
  /** Directly before a denial: it denies nothing. */
  readonly trap: readonly string[];
}

/** The file that the build makes of the server's packs. */
export interface Pack {
  readonly reading: Readonly<Record<string, string>>;
  readonly languages: Readonly<Record<string, PackOf>>;
}
