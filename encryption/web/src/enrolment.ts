import { base64, own, random } from './bytes.ts';
import type { Kept, KeptPackage } from './kept.ts';
import { CLOCK_SKEW } from './limits.ts';
import { decodePackage, encodePackage, makePackage, type Packaged } from './packages.ts';
import { suite } from './suite.ts';

/** A device that nobody knows yet. */
export async function freshDevice(you: string): Promise<Kept> {
  const keys = await (await suite()).signature.keygen();
  return {
    version: 1,
    you,
    device: base64(random(24)),
    signKey: own(keys.signKey),
    publicKey: own(keys.publicKey),
    phase: 'new',
    packages: [],
    outbox: [],
    last: 0,
    log: [],
    names: {},
    compared: {},
    seen: [],
  };
}

/** So many key packages for others to add this device with once each, after a last resort if `last`; `now` in seconds. */
export async function freshPackages(kept: Kept, now: number, once: number, last: boolean): Promise<KeptPackage[]> {
  const keys = { signKey: kept.signKey, publicKey: kept.publicKey };
  const packages: KeptPackage[] = [];
  for (let i = 0; i < once + (last ? 1 : 0); i++) {
    const made = await makePackage(kept.you, keys, now);
    packages.push({
      open: encodePackage(made.open),
      init: own(made.secret.initPrivateKey),
      hpke: own(made.secret.hpkePrivateKey),
      last: last && i === 0,
    });
  }
  return packages;
}

/** A kept package as the group layer wants it. */
export function packaged(kept: Kept, one: KeptPackage): Packaged {
  return {
    open: decodePackage(one.open),
    secret: { initPrivateKey: one.init, hpkePrivateKey: one.hpke, signaturePrivateKey: kept.signKey },
  };
}

/** When a kept package was made, and until when it serves, in milliseconds. */
export function lifetimeOf(one: KeptPackage | Packaged): { made: number; ends: number } {
  const { leafNode } = 'secret' in one ? one.open : decodePackage(one.open);
  const { notBefore, notAfter } = leafNode.lifetime;
  return { made: (Number(notBefore) + CLOCK_SKEW) * 1000, ends: Number(notAfter) * 1000 };
}
