import { base64, own, random, same } from './bytes.ts';
import type { Kept, KeptPackage } from './kept.ts';
import { KEY_PACKAGES } from './limits.ts';
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

/** Key packages for others to add this device with; the first is the last resort if `last`. */
export async function freshPackages(kept: Kept, now: number, last: boolean): Promise<KeptPackage[]> {
  const keys = { signKey: kept.signKey, publicKey: kept.publicKey };
  const packages: KeptPackage[] = [];
  for (let i = 0; i < KEY_PACKAGES + (last ? 1 : 0); i++) {
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

/** What is left after `used` was used: one-time packages go, the last resort stays. */
export function without(kept: Kept, used: Packaged): KeptPackage[] {
  const bytes = encodePackage(used.open);
  return kept.packages.filter((p) => p.last || !same(p.open, bytes));
}
