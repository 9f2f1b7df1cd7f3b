import type { KeyStore } from '../../lib/crypto/key-store.ts';

/** A browser that was invited to no encrypted room. */
export const noKeys: Pick<KeyStore, 'find' | 'signing'> = {
  find: () => Promise.resolve(null),
  signing: () => Promise.resolve(null),
};
