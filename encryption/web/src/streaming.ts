import { concat, number, own, random, type Bytes } from './bytes.ts';
import { demand } from './refusal.ts';

/** Tink's AesGcmHkdfStreaming with AES256-GCM-HKDF, SHA-256 and segments of 131,072 bytes, by WebCrypto. */
export const SEGMENT = 131_072;
const HEADER = 40;
const SALT = 32;
const PREFIX = 7;
const TAG = 16;

/** Encrypts; `context` must be the same to decrypt. */
export async function sealStream(key: Uint8Array, plain: Uint8Array, context: Uint8Array): Promise<Bytes> {
  const [salt, prefix] = [random(SALT), random(PREFIX)];
  const derived = await derive(key, salt, context, 'encrypt');
  const parts: Uint8Array[] = [concat(number(HEADER, 1), salt, prefix)];
  for (let from = 0, i = 0; ; i++) {
    const size = SEGMENT - TAG - (i === 0 ? HEADER : 0);
    const last = from + size >= plain.length;
    const piece = own(plain.subarray(from, from + size));
    parts.push(new Uint8Array(await crypto.subtle.encrypt(how(prefix, i, last), derived, piece)));
    if (last) return concat(...parts);
    from += size;
  }
}

/** Fails unless every segment is there, in its place and unchanged. */
export async function openStream(key: Uint8Array, sealed: Uint8Array, context: Uint8Array): Promise<Bytes> {
  demand(sealed.length >= HEADER + TAG && sealed[0] === HEADER, 'format', 'attachment');
  const salt = own(sealed.subarray(1, 1 + SALT));
  const prefix = own(sealed.subarray(1 + SALT, HEADER));
  const derived = await derive(key, salt, context, 'decrypt');
  const parts: Uint8Array[] = [];
  for (let from = HEADER, i = 0; from < sealed.length; i++) {
    const to = Math.min((i + 1) * SEGMENT, sealed.length);
    const piece = own(sealed.subarray(from, to));
    const opened = await crypto.subtle.decrypt(how(prefix, i, to === sealed.length), derived, piece).catch(() => undefined);
    demand(opened !== undefined, 'cryptography', 'attachment');
    parts.push(new Uint8Array(opened));
    from = to;
  }
  return concat(...parts);
}

const how = (prefix: Bytes, segment: number, last: boolean) => ({
  name: 'AES-GCM',
  iv: concat(prefix, number(segment, 4), number(last ? 1 : 0, 1)),
});

async function derive(key: Uint8Array, salt: Bytes, info: Uint8Array, use: 'encrypt' | 'decrypt'): Promise<CryptoKey> {
  const input = await crypto.subtle.importKey('raw', own(key), 'HKDF', false, ['deriveKey']);
  const params = { name: 'HKDF', hash: 'SHA-256', salt, info: own(info) };
  return crypto.subtle.deriveKey(params, input, { name: 'AES-GCM', length: 256 }, false, [use]);
}
