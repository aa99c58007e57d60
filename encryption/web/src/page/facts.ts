/** The page's own facts, which the server wrote into it. */
export interface Facts {
  /** Where the room's requests go, without the part that names them. */
  readonly base: string;
  readonly live: string;
  readonly form: string;
  /** The longest words, in UTF-16 units. */
  readonly limit: number;
  readonly title: string;
}

export const factsOf = (root: HTMLElement): Facts => {
  const { base, live, form, limit, title } = root.dataset;
  return { base: base ?? '', live: live ?? '', form: form ?? '', limit: Number(limit), title: title ?? '' };
};
