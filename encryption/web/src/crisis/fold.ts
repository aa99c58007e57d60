/** One spelling for all: case, width, accents, apostrophes and stretched letters do not matter. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[’'`´ʼ]/g, '')
    .replace(/(\p{L})\1{2,}/gu, '$1');
}

/** The words of folded text. */
export const wordsOf = (folded: string): string[] => folded.match(/[\p{L}\p{N}]+/gu) ?? [];

/** How some words are read: as others, or not at all. */
export type Reading = Readonly<Record<string, string>>;

/** Words as they are matched: some read as others, some as several, some passed over. */
export const read = (words: string[], reading: Reading): string[] =>
  words.flatMap((word) => (Object.hasOwn(reading, word) ? reading[word]!.split(' ').filter((w) => w !== '') : [word]));
