import { openBackup, sealBackup, type Owner } from './backup.ts';
import type { Bytes } from './bytes.ts';
import { freshCode } from './code.ts';
import type { Keeper } from './keeper.ts';

/** What this device keeps of the room: to take along to another device of this member, or to delete. Nobody is told, and the hub is not asked. */
export class History {
  constructor(
    private readonly keeper: Keeper,
    private readonly clock: () => number,
    /** Does one thing after what is under way; with `always` also when the room is not followed any more. */
    private readonly one: (task: () => Promise<void>, always?: boolean) => Promise<void>,
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

  /** Deletes all lines of this room on this device, and nothing anywhere else. */
  forget(): Promise<void> {
    return this.one(() => this.keeper.forget(), true);
  }

  private get owner(): Owner {
    return { room: this.keeper.room, member: this.keeper.kept.you };
  }
}
