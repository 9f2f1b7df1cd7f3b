import type { SealedAs } from '../room/types.ts';
import { toBase64url } from './base64url.ts';
import { pad } from './padding.ts';
import { gcmParams, MOST_SEALED, writeSealed } from './sealed.ts';
import { deriveSenderKey, SALT_BYTES } from './sender-key.ts';

/** Seals what this background says in one room, for as long as it lives. */
export interface Sealer {
  /**
   * Seals the text that is written for the place it gets. The same text sealed twice is two different ones.
   * Rejects once the life's counter is full.
   */
  seal(
    event: string,
    write: (place: SealedAs) => Promise<string> | string,
  ): Promise<{ readonly sealed: string; readonly place: SealedAs }>;
}

/**
 * A new life of a sender. Its salt is random and is kept nowhere: a background that comes back after its
 * death has another key, so that a counter from 0 is no nonce that was used before.
 */
export function createSealer(senders: CryptoKey, topic: string): Sealer {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const life = toBase64url(salt);
  const key = deriveSenderKey(senders, salt, 'encrypt');
  let next = 0;

  return {
    async seal(event, write) {
      if (next >= MOST_SEALED) throw new RangeError('this life has sealed all it can');
      // Taken before anything is waited for: two at once must not get the same.
      const place = { life, counter: next++ };
      const header = { salt, counter: place.counter };
      const bytes = pad(new TextEncoder().encode(await write(place)));
      const sealed = await crypto.subtle.encrypt(gcmParams(header, topic, event), await key, bytes);
      return { sealed: writeSealed(header, new Uint8Array(sealed)), place };
    },
  };
}
