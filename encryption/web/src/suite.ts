import { getCiphersuiteFromName, getCiphersuiteImpl, type CiphersuiteImpl } from './mls.ts';

/** Suite 0x0001 of RFC 9420, and no other: X25519, AES-128-GCM, SHA-256, Ed25519, all by the browser. */
export const SUITE = 'MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519';

let made: Promise<CiphersuiteImpl> | undefined;

export const suite = (): Promise<CiphersuiteImpl> => (made ??= getCiphersuiteImpl(getCiphersuiteFromName(SUITE)));

/** Whether this browser has what a sealed room needs; older ones lack Ed25519. */
export async function able(): Promise<boolean> {
  try {
    const { signature } = await suite();
    const keys = await signature.keygen();
    const message = new Uint8Array([1]);
    return await signature.verify(keys.publicKey, message, await signature.sign(keys.signKey, message));
  } catch {
    return false;
  }
}
