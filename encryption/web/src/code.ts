import { concat, random, same, sha256, utf8, type Bytes } from './bytes.ts';

/** Crockford's base 32: 20 bytes as 32 digits, in groups of 4. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SECRET = 18;
const CHECK = 2;

/** A fresh recovery code, with its secret. */
export async function freshCode(): Promise<{ code: string; secret: Bytes }> {
  const secret = random(SECRET);
  return { code: write(concat(secret, await check(secret))), secret };
}

/** The secret of a code as somebody typed it; undefined if there is a slip in it. */
export async function readCode(typed: string): Promise<Bytes | undefined> {
  const digits = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (digits.length !== 32 || [...digits].some((d) => !DIGITS.includes(d))) return undefined;
  const bytes = new Uint8Array(SECRET + CHECK);
  let [bits, held, at] = [0, 0, 0];
  for (const digit of digits) {
    held = ((held << 5) | DIGITS.indexOf(digit)) & 0xfff;
    bits += 5;
    if (bits >= 8) bytes[at++] = (held >> (bits -= 8)) & 0xff;
  }
  const secret = bytes.slice(0, SECRET);
  return same(await check(secret), bytes.subarray(SECRET)) ? secret : undefined;
}

const check = async (secret: Uint8Array): Promise<Bytes> =>
  (await sha256(concat(utf8('quietroom backup code v1'), secret))).slice(0, CHECK);

function write(bytes: Uint8Array): string {
  let [bits, held, code] = [0, 0, ''];
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) code += DIGITS[(held >> (bits -= 5)) & 31];
  }
  return code.match(/.{4}/g)!.join(' ');
}
