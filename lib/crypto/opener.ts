import { toBase64url } from './base64url.ts';
import { unpad } from './padding.ts';
import { gcmParams, readSealed } from './sealed.ts';
import { deriveSenderKey } from './sender-key.ts';

/** Keys that are kept: a room has some lives at a time, and deriving one takes less than a millisecond. */
const KEPT_KEYS = 64;

export type Opened =
  | {
      readonly ok: true;
      readonly text: string;
      /** Names the sender's life; with the counter, one sealed text. */
      readonly life: string;
      readonly counter: number;
    }
  | {
      readonly ok: false;
      /** `plain`: not sealed at all. `wrong`: another key, or changed on its way; nobody can tell which. */
      readonly why: 'plain' | 'malformed' | 'wrong';
    };

/** Opens what the members of one room have sealed. That it is no replay is for the caller to see. */
export interface Opener {
  open(event: string, sealed: string): Promise<Opened>;
}

export function createOpener(senders: CryptoKey, topic: string): Opener {
  const keys = new Map<string, Promise<CryptoKey>>();

  function keyOf(life: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
    const key = keys.get(life) ?? deriveSenderKey(senders, salt, 'decrypt');
    keys.delete(life);
    keys.set(life, key);
    const [oldest] = keys.keys();
    if (keys.size > KEPT_KEYS && oldest !== undefined) keys.delete(oldest);
    return key;
  }

  return {
    async open(event, sealed) {
      const read = readSealed(sealed);
      if (read === null) return { ok: false, why: 'plain' };
      if (read === 'malformed') return { ok: false, why: 'malformed' };
      const { header, ciphertext } = read;
      const life = toBase64url(header.salt);
      const key = await keyOf(life, header.salt);
      const params = gcmParams(header, topic, event);
      const padded = await crypto.subtle.decrypt(params, key, ciphertext).catch(() => null);
      const bytes = padded && unpad(new Uint8Array(padded));
      if (!bytes) return { ok: false, why: 'wrong' };
      return { ok: true, text: new TextDecoder().decode(bytes), life, counter: header.counter };
    },
  };
}
