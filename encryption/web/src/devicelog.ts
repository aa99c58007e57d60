import { base64, concat, number, prefixed, same, sha256, unbase64, utf8, type Bytes } from './bytes.ts';
import type { Identity } from './identity.ts';
import { isDevice, isMemberOf } from './names.ts';
import { demand } from './refusal.ts';

/** One line of the hub's log of devices, as the hub sends it. */
export interface Entry {
  readonly index: number;
  readonly at: number;
  readonly action: 'added' | 'removed';
  readonly member: string;
  readonly device: string;
  readonly signatureKey: string;
}

/** A device as the log has it. */
export interface Device {
  readonly member: string;
  readonly device: string;
  readonly signatureKey: string;
  readonly since: number;
  readonly active: boolean;
}

const LABEL = utf8('quietroom/device-log/v1\n');

/**
 * The room's devices, as far as this device has followed the hub's append-only log. A log that does not go on where this one
 * ends is refused: then the hub has taken something back or shows different members different lists.
 */
export class DeviceLog {
  private constructor(
    readonly entries: readonly Entry[],
    readonly head: Bytes,
  ) {}

  static readonly EMPTY = new DeviceLog([], new Uint8Array(32));

  /** Reads one that was stored, and checks it again. */
  static restore(entries: readonly Entry[], room: string): Promise<DeviceLog> {
    return DeviceLog.EMPTY.extend(entries, room);
  }

  get size(): number {
    return this.entries.length;
  }

  /** Goes on with what the hub says comes next. */
  async extend(more: readonly Entry[], room: string): Promise<DeviceLog> {
    let head = this.head;
    const entries = [...this.entries];
    for (const entry of more) {
      demand(entry.index === entries.length + 1, 'log', 'index');
      demand(entry.action === 'added' || entry.action === 'removed', 'log', 'action');
      demand(isMemberOf(entry.member, room) && isDevice(entry.device), 'log', 'names');
      head = await next(head, entry);
      entries.push({
        index: entry.index,
        at: entry.at,
        action: entry.action,
        member: entry.member,
        device: entry.device,
        signatureKey: entry.signatureKey,
      });
    }
    return new DeviceLog(entries, head);
  }

  /** Whether the hub's `head` is the one after what is here. */
  demandHead(size: number, head: string): void {
    demand(size === this.size && same(unbase64(head), this.head), 'log', 'head');
  }

  /** Whether a device with this name of this member was ever added: its leaf may still be in the group. */
  knows(identity: Identity): boolean {
    const key = base64(identity.signatureKey);
    return this.entries.some((e) => e.action === 'added' && e.member === identity.uri && e.signatureKey === key);
  }

  /** Every device, by its name, in the order they were added. */
  devices(): Map<string, Device> {
    const devices = new Map<string, Device>();
    for (const e of this.entries) {
      const active = e.action === 'added';
      const since = active ? e.at : (devices.get(e.device)?.since ?? e.at);
      devices.set(e.device, { member: e.member, device: e.device, signatureKey: e.signatureKey, since, active });
    }
    return devices;
  }

  /** Whether a device was taken out, and since then there was a moment when no device was there: the room ended. */
  endedFor(device: string): boolean {
    const present = new Set<string>();
    let ended = false;
    for (const e of this.entries) {
      if (e.action === 'added') present.add(e.device);
      else present.delete(e.device);
      if (e.device === device) ended = false;
      if (e.action === 'removed' && present.size === 0) ended = true;
    }
    return ended;
  }

  deviceOf(identity: Identity): Device | undefined {
    const key = base64(identity.signatureKey);
    return [...this.devices().values()].find((d) => d.member === identity.uri && d.signatureKey === key);
  }
}

function next(head: Bytes, e: Entry): Promise<Bytes> {
  const texts = [e.action, e.member, e.device, e.signatureKey].map((part) => prefixed(utf8(part)));
  return sha256(concat(LABEL, head, number(e.index, 8), number(e.at, 8), ...texts));
}
