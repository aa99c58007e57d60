/** Bytes: text, base64url, concatenation, and a reader that never reads past what is there. */
export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export const utf8 = (text: string): Bytes => encoder.encode(text);

/** Fails on what is not UTF-8. */
export const text = (bytes: Uint8Array): string => decoder.decode(bytes);

export function concat(...parts: Uint8Array[]): Bytes {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The same bytes in a buffer of their own, as WebCrypto wants them. */
export const own = (bytes: Uint8Array): Bytes => new Uint8Array(bytes);

/** Whether both hold the same; takes as long whatever differs. */
export function same(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a[i]! ^ b[i]!;
  return difference === 0;
}

/** Base64url without padding, RFC 4648 section 5. */
export function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let i = 0; i < bytes.length; i += 8192) binary += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Fails on anything else than base64url without padding. */
export function unbase64(digits: string): Bytes {
  if (!/^[A-Za-z0-9_-]*$/.test(digits) || digits.length % 4 === 1) throw new Error('not base64url');
  const binary = atob(digits.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

/** An unsigned big-endian number of 1 to 8 bytes. */
export function number(value: number | bigint, size: number): Bytes {
  const bytes = new Uint8Array(size);
  let rest = BigInt(value);
  for (let i = size - 1; i >= 0; i--) {
    bytes[i] = Number(rest & 0xffn);
    rest >>= 8n;
  }
  if (rest !== 0n || BigInt(value) < 0n) throw new Error('a number does not fit');
  return bytes;
}

/** Bytes behind their length of four. */
export const prefixed = (bytes: Uint8Array): Bytes => concat(number(bytes.length, 4), bytes);

/** Reads what {@link number} and {@link prefixed} wrote. */
export class Reader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  take(size: number): Bytes {
    if (size < 0 || size > this.bytes.length - this.at) throw new Error('bytes end too early');
    this.at += size;
    return own(this.bytes.subarray(this.at - size, this.at));
  }

  number(size: number): bigint {
    return this.take(size).reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
  }

  prefixed(): Bytes {
    return this.take(Number(this.number(4)));
  }

  end(): void {
    if (this.at !== this.bytes.length) throw new Error('bytes go on too long');
  }
}

export const random = (size: number): Bytes => crypto.getRandomValues(new Uint8Array(size));

export const sha256 = async (bytes: Uint8Array): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', own(bytes)));

export const sha512 = async (bytes: Uint8Array): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-512', own(bytes)));

export async function hmac(key: Uint8Array, message: Uint8Array): Promise<Bytes> {
  const imported = await crypto.subtle.importKey('raw', own(key), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, own(message)));
}
