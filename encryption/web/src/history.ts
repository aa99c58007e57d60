import { openBackup, sealBackup, type Owner } from './backup.ts';
import type { Bytes } from './bytes.ts';
import { freshCode } from './code.ts';
import type { Keeper } from './keeper.ts';

/** This member's own messages, to take along to another device of theirs. Nobody else is told, and the hub is not asked. */
export class History {
  constructor(
    private readonly keeper: Keeper,
    private readonly clock: () => number,
    /** Does one thing after what is under way. */
    private readonly one: (task: () => Promise<void>) => Promise<void>,
  ) {}

  /** A sealed file, and the code that alone opens it. */
  async save(): Promise<{ file: Bytes; code: string; count: number }> {
    const messages = this.keeper.items.flatMap((i) => (i.kind === 'message' ? [i] : []));
    const { code, secret } = await freshCode();
    return { file: await sealBackup(this.owner, this.clock(), messages, secret), code, count: messages.length };
  }

  /** Takes in what another device saved; refused unless it is this room's and this member's. Returns how many are new here. */
  async restore(file: Uint8Array, secret: Uint8Array): Promise<number> {
    const messages = await openBackup(this.owner, file, secret);
    let count = 0;
    await this.one(async () => {
      count = await this.keeper.restore(messages);
    });
    return count;
  }

  private get owner(): Owner {
    return { room: this.keeper.room, member: this.keeper.kept.you };
  }
}
