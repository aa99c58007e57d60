import { base64, concat, number, prefixed, sha512, utf8, type Bytes } from './bytes.ts';
import type { Identity } from './identity.ts';

const LABEL = 'quietroom safety v1';
const ROUNDS = 20_000;

/**
 * The number that two members compare: 12 groups of 5 digits, the same on both screens.
 *
 * <p>Each of the two has 30 digits. Hashed with SHA-512: the label `quietroom safety v1`, the room's URI, the member's URI, the
 * number of that member's devices in the group in four bytes, and their sorted signature keys; every text and key after its
 * length in four bytes, the label bare. The digest as base64url is the password of PBKDF2-HMAC-SHA-512, the label its salt, with
 * 20,000 rounds. Of its first 30 bytes, six times five as a number modulo 100,000. The smaller half comes first. A device that is
 * added or changes its key changes the number.
 */
export async function safetyNumber(room: string, one: Identity[], other: Identity[]): Promise<string[]> {
  const halves = [await half(room, one), await half(room, other)].sort();
  return halves.join('').match(/[0-9]{5}/g)!;
}

/** The number that a whole room reads aloud: like a pair's, of all members' devices. */
export async function roomNumber(room: string, all: Identity[]): Promise<string[]> {
  const members = [...new Set(all.map((i) => i.uri))].sort();
  const parts = await Promise.all(members.map((uri) => material(room, all.filter((i) => i.uri === uri))));
  return digits(await stretched(concat(utf8('quietroom room v1'), ...parts.map(prefixed))), 12);
}

async function half(room: string, devices: Identity[]): Promise<string> {
  return digits(await stretched(await material(room, devices)), 6).join('');
}

async function material(room: string, devices: Identity[]): Promise<Bytes> {
  const uri = devices[0]!.uri;
  if (devices.some((device) => device.uri !== uri)) throw new Error('devices of different members');
  const keys = devices.map((device) => device.signatureKey).sort(compare);
  return concat(
    utf8(LABEL),
    prefixed(utf8(room)),
    prefixed(utf8(uri)),
    number(keys.length, 4),
    ...keys.map(prefixed),
  );
}

/** So slow that nobody tries keys until one gives the same number. */
async function stretched(input: Bytes): Promise<Bytes> {
  const password = utf8(base64(await sha512(input)));
  const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-512', salt: utf8(LABEL), iterations: ROUNDS };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, 512));
}

/** Five digits of each five bytes. */
function digits(digest: Bytes, groups: number): string[] {
  return Array.from({ length: groups }, (_, i) => {
    const value = digest.subarray(i * 5, i * 5 + 5).reduce((sum, byte) => (sum * 256 + byte) % 100_000, 0);
    return value.toString().padStart(5, '0');
  });
}

function compare(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}
