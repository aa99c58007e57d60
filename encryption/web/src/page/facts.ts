/** The page's own facts, which the server wrote into it. */
export interface Facts {
  /** Where the room's requests go, without the part that names them. */
  readonly base: string;
  readonly live: string;
  readonly form: string;
  /** The longest words, in UTF-16 units. */
  readonly limit: number;
  readonly title: string;
  /** Where the phrases of a crisis are, and their digest; empty if there are none. */
  readonly pack: string;
  readonly integrity: string;
}

export const factsOf = (root: HTMLElement): Facts => {
  const { base = '', live = '', form = '', limit, title = '', pack = '', integrity = '' } = root.dataset;
  return { base, live, form, limit: Number(limit), title, pack, integrity };
};
