import { base64, concat, number, prefixed, random, sha256, utf8, type Bytes } from '../src/bytes.ts';
import type { Entry } from '../src/devicelog.ts';
import { HubAway, HubRefusal, type Hub, type HubEvent } from '../src/hub.ts';
import { FakePackages } from './fakepackages.ts';

export const ROOM = 'quietroom:lounge/evening-room';

interface Registered {
  member: string;
  signatureKey: string;
  packages: FakePackages;
  state: 'waiting' | 'in' | 'leaving' | 'gone';
  queue: HubEvent[];
  listener: ((e: HubEvent) => void) | undefined;
}

type Request = Record<string, unknown>;

/** A hub in memory with the behaviour of the wire format, for tests; each member asks through {@link as}. */
export class FakeHub {
  readonly devices = new Map<string, Registered>();
  readonly reports: string[] = [];
  /** Pieces of ciphertext by attachment. */
  readonly files = new Map<string, string[]>();
  readonly log: Entry[] = [];
  private heads: Bytes[] = [new Uint8Array(32)];
  protected group: { id: string; epoch: number; trees: Map<number, string> } | undefined;
  private sequence = 0;
  private appended: Promise<void> = Promise.resolve();
  readonly keys = { keyId: 1, hpkePublicKey: '' };
  /** Called before and after each operation; may throw to lose the request or the answer. */
  fault: (operation: string, when: 'before' | 'after') => void = () => undefined;

  /** Each commit and each refill that was taken. */
  readonly commits: { device: string; added: number; removed: number }[] = [];
  readonly refills: { device: string; packages: number; lastResort: boolean }[] = [];

  constructor(
    private readonly room = ROOM,
    private readonly clock: () => number = () => Date.now(),
  ) {}

  as(name: string): Hub {
    const member = this.room + '/' + name;
    return {
      call: async <T>(operation: string, request: object): Promise<T> => {
        await Promise.resolve();
        this.fault(operation, 'before');
        const answer = await this.answer(member, operation, request as Request);
        this.fault(operation, 'after');
        return structuredClone(answer) as T;
      },
      listen: (device, after, event, lost) => {
        const found = this.devices.get(device);
        if (found === undefined) {
          queueMicrotask(lost);
          return () => undefined;
        }
        found.queue = found.queue.filter((e) => e.sequence > after);
        const listener = (e: HubEvent): void => event(structuredClone(e));
        found.listener = listener;
        for (const waiting of [...found.queue]) queueMicrotask(() => found.listener === listener && listener(waiting));
        return () => {
          if (found.listener === listener) found.listener = undefined;
        };
      },
    };
  }

  private async answer(member: string, operation: string, r: Request): Promise<unknown> {
    const mine = typeof r['device'] === 'string' ? this.devices.get(r['device']) : undefined;
    const name = member.slice(this.room.length + 1).toUpperCase();
    const event = (to: (d: Registered) => boolean, more: object): number => {
      const e = { sequence: ++this.sequence, at: this.sequence, device: r['device'], member, name, ...more } as HubEvent;
      for (const d of this.devices.values()) {
        if (!to(d)) continue;
        d.queue.push(e);
        const { listener } = d;
        if (listener !== undefined) queueMicrotask(() => d.listener === listener && listener(e));
      }
      return e.sequence;
    };
    const inside = (d: Registered): boolean => d.state === 'in' || d.state === 'leaving';
    switch (operation) {
      case 'room':
        return {
          room: this.room,
          you: member,
          name,
          ...(this.group && { group: this.group.id, epoch: this.group.epoch }),
          sequence: this.sequence,
          devices: [...this.devices].map(([device, d]) => ({
            device,
            member: d.member,
            name: d.member.slice(this.room.length + 1).toUpperCase(),
            signatureKey: d.signatureKey,
            state: d.state,
            ...(d.state === 'waiting' && d.member === member && d.packages.state(this.clock())),
          })),
          log: { size: this.log.length, head: base64(this.heads.at(-1)!) },
          moderators: this.keys,
        };
      case 'register': {
        if (mine !== undefined) throw new HubRefusal(409, 'device.known', 'known', undefined);
        const device = String(r['device']);
        const signatureKey = String(r['signatureKey']);
        await this.append('added', member, device, signatureKey);
        this.devices.set(device, {
          member,
          signatureKey,
          packages: new FakePackages(r['keyPackages'] as string[], String(r['lastResort'])),
          state: 'waiting',
          queue: [],
          listener: undefined,
        });
        event(inside, { type: 'member' });
        return {};
      }
      case 'refill':
        mine!.packages.refill(r['keyPackages'] as string[], r['lastResort'] as string | undefined, this.clock());
        this.refills.push({
          device: String(r['device']),
          packages: (r['keyPackages'] as string[]).length,
          lastResort: r['lastResort'] !== undefined,
        });
        return { left: mine!.packages.state(this.clock()).packagesLeft };
      case 'create':
        if (this.group !== undefined) throw new HubRefusal(409, 'group.there', 'there', this.group.epoch);
        this.group = { id: String(r['group']), epoch: 0, trees: new Map([[0, String(r['tree'])]]) };
        mine!.state = 'in';
        return { epoch: 0 };
      case 'take':
        return {
          packages: (r['devices'] as string[]).map((device) => {
            const d = this.devices.get(device)!;
            return { device, signatureKey: d.signatureKey, keyPackage: d.packages.take(this.clock()) };
          }).filter((p) => p.keyPackage !== undefined),
        };
      case 'commit': {
        const group = this.group!;
        if (r['epoch'] !== group.epoch) throw new HubRefusal(409, 'epoch.past', 'somebody was first', group.epoch);
        const added = (r['added'] as string[]).map((d) => this.devices.get(d)!);
        const removed = (r['removed'] as string[]).map((d) => this.devices.get(d)!);
        group.epoch++;
        this.commits.push({ device: String(r['device']), added: added.length, removed: removed.length });
        group.trees.set(group.epoch, String(r['tree']));
        group.trees.delete(group.epoch - 2);
        event(inside, { type: 'commit', group: group.id, epoch: group.epoch - 1, commit: r['commit'] });
        for (const d of added) {
          d.state = 'in';
          event((x) => x === d, { type: 'welcome', group: group.id, epoch: group.epoch, welcome: r['welcome'] });
        }
        for (const d of removed) {
          d.state = 'gone';
          const device = [...this.devices].find(([, x]) => x === d)![0];
          await this.append('removed', d.member, device, d.signatureKey);
        }
        return { sequence: this.sequence, epoch: group.epoch };
      }
      case 'send': {
        const group = this.group;
        if (group === undefined || r['group'] !== group.id) throw new HubRefusal(404, 'group', 'no such group', undefined);
        if (!inside(mine!)) throw new HubRefusal(403, 'device.outside', 'not in the group', group.epoch);
        if (Number(r['epoch']) < group.epoch - 1) throw new HubRefusal(409, 'epoch.past', 'too old', group.epoch);
        const frank = base64(random(36));
        const more = { type: 'message', group: group.id, epoch: r['epoch'], message: r['message'], frank };
        return { sequence: event(inside, more), at: this.sequence, frank };
      }
      case 'tree': {
        const tree = this.group!.trees.get(Number(r['epoch']));
        if (tree === undefined) throw new HubRefusal(404, 'tree.none', 'not kept', undefined);
        return { tree };
      }
      case 'leave':
        if (mine!.state !== 'in') return {};
        mine!.state = 'leaving';
        event(inside, { type: 'leaving' });
        return {};
      case 'log': {
        const from = Number(r['from']);
        return {
          entries: this.log.slice(from - 1, from + 499),
          size: this.log.length,
          head: base64(this.heads.at(-1)!),
        };
      }
      case 'attach': {
        const id = String(r['attachment']);
        const pieces = this.files.get(id) ?? [];
        this.files.set(id, pieces);
        pieces[Number(r['place'])] = String(r['bytes']);
        return { next: pieces.length };
      }
      case 'attachment': {
        const bytes = this.files.get(String(r['attachment']))?.[Number(r['place'])];
        if (bytes === undefined) throw new HubRefusal(404, 'attachment.none', 'not kept', undefined);
        return { bytes };
      }
      case 'report':
        this.reports.push(String(r['sealed']));
        return { receipt: 'receipt-1' };
      default:
        throw new HubRefusal(404, 'operation.unknown', operation, undefined);
    }
  }

  /** Appends a line, as the wire format chains it. */
  append(action: 'added' | 'removed', member: string, device: string, signatureKey: string): Promise<void> {
    return (this.appended = this.appended.then(() => this.chain(action, member, device, signatureKey)));
  }

  private async chain(action: Entry['action'], member: string, device: string, signatureKey: string): Promise<void> {
    const index = this.log.length + 1;
    const entry = { index, at: index * 1000, action, member, device, signatureKey };
    const texts = [action, member, device, signatureKey].map((t) => prefixed(utf8(t)));
    const label = utf8('quietroom/device-log/v1\n');
    this.heads.push(await sha256(concat(label, this.heads.at(-1)!, number(index, 8), number(entry.at, 8), ...texts)));
    this.log.push(entry);
  }

  /** Shows another past than its own. */
  showLogOf(other: FakeHub): void {
    this.log.splice(0, this.log.length, ...other.log);
    this.heads = [...other.heads];
  }

  /** Takes the last line back, as a hub that lies would. */
  rewrite(): void {
    this.log.pop();
    this.heads.pop();
  }
}

/** What a lost connection looks like. */
export const away = (): never => {
  throw new HubAway('test');
};
