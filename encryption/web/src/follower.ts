import { base64, same, sha256, unbase64, type Bytes } from './bytes.ts';
import { lifetimeOf, packaged } from './enrolment.ts';
import { frank, recheck } from './franking.ts';
import { Group, type Changed } from './group.ts';
import { HubRefusal, type Hub, type HubEvent } from './hub.ts';
import type { Identity } from './identity.ts';
import { decodeWelcome, join, packageFor } from './join.ts';
import type { Keeper, Step } from './keeper.ts';
import type { Item, Kept, Outgoing } from './kept.ts';
import { Refusal } from './refusal.ts';

const SEEN = 256;

/**
 * Works off the hub's events, in order and each once: the state after an event and its number are stored together. What cannot be
 * believed is skipped and shown as one line; if the group itself cannot be followed, the device says so and stops.
 */
export class Follower {
  constructor(
    private readonly hub: Hub,
    private readonly keeper: Keeper,
    private readonly clock: () => number,
  ) {}

  private get kept(): Kept {
    return this.keeper.kept;
  }

  /** Returns whether there may be somebody to let in or out. */
  async take(event: HubEvent): Promise<boolean> {
    if (event.sequence <= this.kept.last) return false;
    switch (event.type) {
      case 'member':
      case 'leaving':
        await this.keeper.followLog(this.hub);
        await this.done(event, {});
        return true;
      case 'welcome':
        await this.welcome(event);
        return true;
      case 'commit':
        await this.commit(event);
        return true;
      case 'message':
        await this.message(event);
        return false;
      default:
        await this.done(event, {});
        return false;
    }
  }

  /** Sends what was stored; what the hub calls too old is made anew once this device has followed. Returns whether the hub knows it as inside. */
  async resend(): Promise<boolean> {
    let inside = true;
    for (const outgoing of [...this.kept.outbox]) {
      const now = await this.renewed(outgoing);
      if (now === undefined) continue;
      try {
        await this.hub.call('send', {
          group: base64(this.keeper.group!.id),
          epoch: now.epoch,
          device: this.kept.device,
          message: base64(now.message),
        });
      } catch (cause) {
        if (!(cause instanceof HubRefusal)) throw cause;
        inside &&= cause.status !== 403 && cause.status !== 404;
        const refused = cause.epoch ?? now.epoch + 2;
        await this.keeper.put({ kept: { outbox: this.replaced({ ...now, refused }) } });
      }
    }
    return inside;
  }

  private async renewed(outgoing: Outgoing): Promise<Outgoing | undefined> {
    const group = this.keeper.group;
    if (group === undefined || this.kept.phase !== 'in') return undefined;
    if (this.keeper.lonely) return undefined;
    if (outgoing.refused === undefined) return outgoing;
    if (group.epoch < outgoing.refused) return undefined;
    const content = await frank({ sender: this.kept.you, room: this.keeper.room, body: outgoing.body });
    const sealed = await group.seal(content.bytes, content.authenticated);
    const { refused: _, ...rest } = outgoing;
    const next = { ...rest, epoch: group.epoch, message: sealed.message, content: content.bytes };
    await this.keeper.put({ group: sealed.group, kept: { outbox: this.replaced(next) } });
    return next;
  }

  private replaced(outgoing: Outgoing): Outgoing[] {
    return this.kept.outbox.map((o) => (o.id === outgoing.id ? outgoing : o));
  }

  private async welcome(event: HubEvent): Promise<void> {
    if (this.kept.phase !== 'waiting' || event.welcome === undefined) return this.done(event, {});
    await this.keeper.followLog(this.hub);
    try {
      const welcome = decodeWelcome(unbase64(event.welcome));
      const mine = await packageFor(welcome, this.kept.packages.map((p) => packaged(this.kept, p)));
      if (mine === undefined) return await this.done(event, {});
      const asked = { group: event.group, epoch: event.epoch, device: this.kept.device };
      const { tree } = await this.hub.call<{ tree: string }>('tree', asked);
      const group = await join(welcome, mine, unbase64(tree), this.keeper.vouches);
      const matches = base64(group.id) === event.group && group.epoch === event.epoch;
      if (!matches) throw new Refusal('group', 'not the group of the event');
      const came = this.keeper.items.some((i) => i.kind === 'message') ? 'returned' : 'entered';
      const kept = { phase: 'in' as const, packages: [], leafSince: lifetimeOf(mine).made };
      await this.done(event, { group, kept, items: [this.line(came, event, this.kept.you)] });
    } catch (cause) {
      // Too late for this Welcome, or it is no good: only a new device can come in.
      if (!(cause instanceof Refusal) && !(cause instanceof HubRefusal)) throw cause;
      if (cause instanceof Refusal && cause.reason === 'log') throw cause;
      return this.done(event, { kept: { phase: 'lost', packages: [] } });
    }
  }

  private async commit(event: HubEvent): Promise<void> {
    const group = this.keeper.group;
    const bytes = read(event.commit);
    if (group === undefined || this.kept.phase !== 'in') return this.done(event, {});
    const pending = this.kept.pending;
    if (pending !== undefined && bytes !== undefined && same(pending.commit, bytes)) {
      const next = this.keeper.read(pending.next);
      const lines = this.lines(event, group, diff(group, next));
      const leaf = !same(group.leafKey, next.leafKey) && { leafSince: this.clock() };
      return this.done(event, { group: next, kept: { pending: undefined, ...leaf }, items: lines });
    }
    if (bytes === undefined || (event.epoch !== undefined && event.epoch < group.epoch)) return this.done(event, {});
    await this.keeper.followLog(this.hub);
    try {
      const changed = await group.apply(bytes);
      const lines = this.lines(event, group, changed);
      const kept: Partial<Kept> = { pending: undefined, ...(changed.out && { phase: 'out' as const }) };
      await this.done(event, { group: changed.out ? null : changed.group, kept, items: lines });
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      await this.done(event, { kept: { phase: 'lost', pending: undefined } });
    }
  }

  private async message(event: HubEvent): Promise<void> {
    const group = this.keeper.group;
    const bytes = read(event.message);
    if (group === undefined || this.kept.phase !== 'in') return this.done(event, {});
    const mine = bytes && this.kept.outbox.find((o) => same(o.message, bytes));
    if (bytes !== undefined && mine !== undefined) {
      const item = this.said(event, this.kept.you, mine.body, mine.content);
      const outbox = this.kept.outbox.filter((o) => o.id !== mine.id);
      return this.done(event, { kept: { outbox, seen: await this.seenWith(bytes) }, items: item });
    }
    if (bytes !== undefined && this.kept.seen.includes(await digest(bytes))) return this.done(event, {});
    try {
      if (bytes === undefined) throw new Refusal('format', 'message');
      if (Group.epochOf(bytes) > group.epoch) {
        // The others have gone on by a commit that the hub kept back: nothing can be read from here on.
        return await this.done(event, { kept: { phase: 'lost' }, items: [this.line('unchecked', event, event.member ?? '')] });
      }
      const opened = await group.open(bytes);
      const content = await recheck(opened.content, opened.authenticated, opened.sender.uri, this.keeper.room)
        .catch((cause: unknown) => (cause instanceof Refusal ? undefined : Promise.reject(cause)));
      const items =
        content === undefined
          ? [this.line('unchecked', event, opened.sender.uri)]
          : this.said(event, content.sender, content.body, opened.content);
      await this.done(event, { group: opened.group, kept: { seen: await this.seenWith(bytes) }, items });
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause;
      await this.done(event, { items: [this.line('unchecked', event, event.member ?? '')] });
    }
  }

  private async seenWith(bytes: Uint8Array): Promise<string[]> {
    return [...this.kept.seen, await digest(bytes)].slice(-SEEN);
  }

  /** A message as it is kept; without a frank it could not be reported, and that is the hub's fault: it is not shown. */
  private said(event: HubEvent, member: string, body: string, content: Bytes): Item[] {
    const frank = read(event.frank);
    if (frank === undefined || frank.length !== 36) return [this.line('unchecked', event, member)];
    const own = member === this.kept.you;
    const name = this.nameOf(member, event);
    return [{ kind: 'message', sequence: event.sequence, at: event.at, member, name, own, body, content, frank }];
  }

  private lines(event: HubEvent, before: Group, changed: Pick<Changed, 'added' | 'removed'>): Item[] {
    const known = new Set([...before.members().values()].map((i) => i.uri));
    const gone = changed.removed.map((i) => {
      const others = [...before.members().values()].filter((m) => m.uri === i.uri).length > 1;
      return this.line(others ? 'removed' : 'left', event, i.uri);
    });
    return [...gone, ...changed.added.map((i) => this.line(known.has(i.uri) ? 'device' : 'joined', event, i.uri))];
  }

  private line(kind: Exclude<Item['kind'], 'message' | 'unsent'>, event: HubEvent, member: string): Item {
    return { kind, sequence: event.sequence, at: event.at, member, name: this.nameOf(member, event) };
  }

  private nameOf(member: string, event: HubEvent): string {
    return this.kept.names[member] ?? (event.member === member ? event.name : undefined) ?? '';
  }

  /** The event is worked off. The first name that the hub gave a member stays; another one later is said in the room. */
  private async done(event: HubEvent, step: Step): Promise<void> {
    const items = [...(step.items ?? [])];
    let names = this.kept.names;
    if (event.member !== undefined && event.name !== undefined && names[event.member] !== event.name) {
      const was = names[event.member];
      names = { ...names, [event.member]: event.name };
      if (was !== undefined) items.push({ ...this.line('renamed', event, event.member), was, name: event.name } as Item);
    }
    await this.keeper.put({ ...step, kept: { ...step.kept, names, last: event.sequence }, items });
  }
}

function diff(before: Group, after: Group): { added: Identity[]; removed: Identity[] } {
  const not = (of: Group) => (i: Identity) => !of.has(i);
  return {
    added: [...after.members().values()].filter(not(before)),
    removed: [...before.members().values()].filter(not(after)),
  };
}

const digest = async (bytes: Uint8Array): Promise<string> => base64((await sha256(bytes)).subarray(0, 16));

function read(digits: string | undefined): Bytes | undefined {
  try {
    return digits === undefined ? undefined : unbase64(digits);
  } catch {
    return undefined;
  }
}
