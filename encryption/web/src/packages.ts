import { own, type Bytes } from './bytes.ts';
import { credential, identityOf, type Vouching } from './identity.ts';
import { CLOCK_SKEW, LIFETIME, MAX_KEY_PACKAGE } from './limits.ts';
import {
  decodeMlsMessage,
  encodeMlsMessage,
  generateKeyPackageWithKey,
  makeKeyPackageRef,
  verifyKeyPackage,
  type KeyPackage,
  type PrivateKeyPackage,
} from './mls.ts';
import { Refusal, demand } from './refusal.ts';
import { suite, SUITE } from './suite.ts';

/** A key package with its secrets; each is used once, except the last resort. */
export interface Packaged {
  readonly open: KeyPackage;
  readonly secret: PrivateKeyPackage;
}

/** What a device signs with. */
export interface SignatureKeys {
  readonly signKey: Uint8Array;
  readonly publicKey: Uint8Array;
}

/** A fresh key package of this device; `now` in seconds. */
export async function makePackage(uri: string, keys: SignatureKeys, now: number): Promise<Packaged> {
  const made = await generateKeyPackageWithKey(
    credential(uri),
    { versions: ['mls10'], ciphersuites: [SUITE], extensions: [], proposals: [], credentials: ['basic'] },
    { notBefore: BigInt(now - CLOCK_SKEW), notAfter: BigInt(now + LIFETIME) },
    [],
    keys,
    await suite(),
  );
  return { open: made.publicPackage, secret: made.privatePackage };
}

export const encodePackage = (open: KeyPackage): Bytes =>
  own(encodeMlsMessage({ version: 'mls10', wireformat: 'mls_key_package', keyPackage: open }));

/** Reads a key package, which is all of `bytes`. */
export function decodePackage(bytes: Uint8Array): KeyPackage {
  demand(bytes.length <= MAX_KEY_PACKAGE, 'size', 'key package');
  let decoded;
  try {
    decoded = decodeMlsMessage(bytes, 0);
  } catch {
    decoded = undefined;
  }
  demand(decoded !== undefined && decoded[1] === bytes.length, 'format', 'key package');
  if (decoded[0].wireformat !== 'mls_key_package') throw new Refusal('kind', 'not a key package');
  return decoded[0].keyPackage;
}

/** Somebody's key package before it is put into a commit: RFC 9420 section 10.1, and that the log knows the device. */
export async function checkPackage(bytes: Uint8Array, vouches: Vouching, now: number): Promise<KeyPackage> {
  const keyPackage = decodePackage(bytes);
  const { signature } = await suite();
  demand(keyPackage.cipherSuite === SUITE, 'keyPackage', 'suite');
  demand(keyPackage.extensions.length === 0 && keyPackage.leafNode.extensions.length === 0, 'keyPackage', 'extension');
  demand(vouches(identityOf(keyPackage.leafNode)), 'roster', 'device is not in the log');
  const { notBefore, notAfter } = keyPackage.leafNode.lifetime;
  demand(notBefore <= BigInt(now) && BigInt(now) <= notAfter, 'keyPackage', 'lifetime');
  demand(notAfter - notBefore <= BigInt(LIFETIME * 2), 'keyPackage', 'lifetime too long');
  demand(await verifyKeyPackage(keyPackage, signature), 'cryptography', 'signature of a key package');
  return keyPackage;
}

export const referenceOf = async (open: KeyPackage): Promise<Bytes> =>
  own(await makeKeyPackageRef(open, (await suite()).hash));
