import { unbase64 } from '../src/bytes.ts';
import { HubRefusal } from '../src/hub.ts';
import { decodePackage } from '../src/packages.ts';

interface Offered {
  readonly bytes: string;
  readonly ends: number;
}

const offered = (bytes: string): Offered => ({
  bytes,
  ends: Number(decodePackage(unbase64(bytes)).leafNode.lifetime.notAfter) * 1000,
});

/** The key packages of one device as the hub keeps them. */
export class FakePackages {
  private once: Offered[];
  private last: Offered | undefined;
  /** Handed out, or replaced. */
  private readonly used = new Set<string>();

  constructor(once: string[], last: string) {
    this.once = once.map(offered);
    this.last = offered(last);
  }

  /** All that may still be handed out. */
  all(): string[] {
    return [...this.once, ...(this.last ? [this.last] : [])].map((p) => p.bytes);
  }

  state(now: number): { packagesLeft: number; lastResortUntil?: number } {
    this.once = this.once.filter((p) => p.ends > now);
    if (this.last !== undefined && this.last.ends <= now) this.last = undefined;
    return { packagesLeft: this.once.length, ...(this.last && { lastResortUntil: this.last.ends }) };
  }

  take(now: number): string | undefined {
    this.state(now);
    const given = this.once.shift() ?? this.last;
    if (given !== undefined) this.used.add(given.bytes);
    return given?.bytes;
  }

  /** Asked twice, it is done once. */
  refill(once: string[], last: string | undefined, now: number): void {
    this.state(now);
    const more = once.map(offered);
    const next = last === undefined ? undefined : offered(last);
    if ([...more, ...(next ? [next] : [])].some((p) => p.ends <= now)) {
      throw new HubRefusal(422, 'key-package', 'its time is over', undefined);
    }
    if (next !== undefined && next.bytes !== this.last?.bytes) {
      if (this.used.has(next.bytes)) throw new HubRefusal(409, 'key-package.used', 'used', undefined);
      if (this.last !== undefined) this.used.add(this.last.bytes);
      this.last = next;
    }
    const there = (p: Offered): boolean => this.used.has(p.bytes) || this.once.some((q) => q.bytes === p.bytes);
    this.once.push(...more.filter((p) => !there(p)));
  }
}
