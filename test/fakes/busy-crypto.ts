import { vi } from 'vitest';

const SUBTLE = [
  'encrypt',
  'decrypt',
  'sign',
  'verify',
  'deriveKey',
  'deriveBits',
  'importKey',
  'digest',
] as const;
/** Turns in which nothing was sealed or opened: whoever waits for a result has gone on, and wants no other. */
const QUIET_TURNS = 4;

/** The browser's cryptography, of which one can wait until nobody waits for it: it takes real time. */
export interface BusyCrypto {
  settled(): Promise<void>;
  stop(): void;
}

export function watchCrypto(): BusyCrypto {
  let pending = 0;
  let begun = 0;
  const done = () => void (pending -= 1);
  const spies = SUBTLE.map((name) => {
    const original = crypto.subtle[name].bind(crypto.subtle) as (
      ...args: unknown[]
    ) => Promise<unknown>;
    const counted = (...args: unknown[]) => {
      pending += 1;
      begun += 1;
      const result = original(...args);
      result.then(done, done);
      return result;
    };
    return vi
      .spyOn(crypto.subtle, name as 'encrypt')
      .mockImplementation(counted as typeof crypto.subtle.encrypt);
  });

  return {
    async settled() {
      for (let quiet = 0; quiet < QUIET_TURNS; quiet++) {
        const before = begun;
        await new Promise((resolve) => setImmediate(resolve));
        if (pending > 0 || begun !== before) quiet = -1;
      }
    },
    stop() {
      for (const spy of spies) spy.mockRestore();
    },
  };
}
