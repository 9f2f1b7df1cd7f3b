import { toBase64url } from './base64url.ts';
import { pad } from './padding.ts';
import { gcmParams, MOST_SEALED, writeSealed } from './sealed.ts';
import { deriveSenderKey, SALT_BYTES } from './sender-key.ts';

/** A sealed text, and which life sealed it as its how-manieth. */
export interface SealedText {
  readonly sealed: string;
  readonly life: string;
  readonly counter: number;
}

/** Seals what this background says in one room, for as long as it lives. */
export interface Sealer {
  /** The same text sealed twice is two different ones. Rejects once the life's counter is full. */
  seal(event: string, text: string): Promise<SealedText>;
}

/**
 * A new life of a sender. Its salt is random and is kept nowhere: a background that comes back after its
 * death has another key, so that a counter from 0 is no nonce that was used before.
 */
export function createSealer(senders: CryptoKey, topic: string): Sealer {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const key = deriveSenderKey(senders, salt, 'encrypt');
  const life = toBase64url(salt);
  let next = 0;

  return {
    async seal(event, text) {
      if (next >= MOST_SEALED) throw new RangeError('this life has sealed all it can');
      // Taken before anything is waited for: two at once must not get the same.
      const header = { salt, counter: next++ };
      const bytes = pad(new TextEncoder().encode(text));
      const sealed = await crypto.subtle.encrypt(gcmParams(header, topic, event), await key, bytes);
      const { counter } = header;
      return { sealed: writeSealed(header, new Uint8Array(sealed)), life, counter };
    },
  };
}
