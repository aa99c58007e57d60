import { identityOf, type Vouching } from './identity.ts';
import { LIFETIME, MAX_SKIPPED } from './limits.ts';
import { defaultKeyPackageEqualityConfig, defaultPaddingConfig, type ClientConfig } from './mls.ts';

/** How ts-mls is set up: nobody is believed but by the room's log, and old keys go soon. */
export const config = (vouches: Vouching): ClientConfig => ({
  keyRetentionConfig: { retainKeysForGenerations: 10, retainKeysForEpochs: 1, maximumForwardRatchetSteps: MAX_SKIPPED },
  lifetimeConfig: { maximumTotalLifetime: BigInt(LIFETIME * 2), validateLifetimeOnReceive: false },
  keyPackageEqualityConfig: defaultKeyPackageEqualityConfig,
  paddingConfig: defaultPaddingConfig,
  authService: {
    async validateCredential(credential, signaturePublicKey) {
      try {
        return vouches(identityOf({ credential, signaturePublicKey }));
      } catch {
        return false;
      }
    },
  },
});
