import type { Keeper } from './keeper.ts';
import type { Kept } from './kept.ts';

/** What the page wants to know the next time; none of it leaves the device. */
export class Memory {
  constructor(
    private readonly keeper: Keeper,
    /** Does one thing after what is under way. */
    private readonly one: (task: () => Promise<void>) => Promise<void>,
  ) {}

  /** Keeps when help was offered, and whether more is wanted. */
  help(what: Pick<Kept, 'helped' | 'noHelp'>): Promise<void> {
    return this.one(() => this.keeper.put({ kept: what }));
  }

  /** The number that was compared with a member. */
  number(member: string, number: string, at: number): Promise<void> {
    return this.one(() => this.keeper.put({ kept: { compared: { ...this.keeper.kept.compared, [member]: { number, at } } } }));
  }

  /** Everything so far was on the screen. */
  async shown(): Promise<void> {
    const last = this.keeper.items.at(-1)?.sequence ?? 0;
    if (last > (this.keeper.kept.shown ?? 0)) await this.one(() => this.keeper.put({ kept: { shown: last } }));
  }

  /** Messages of others that were not on the screen yet. */
  get unseen(): number {
    const shown = this.keeper.kept.shown ?? 0;
    return this.keeper.items.filter((i) => i.kind === 'message' && !i.own && i.sequence > shown).length;
  }
}
