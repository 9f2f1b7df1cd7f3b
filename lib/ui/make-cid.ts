import type { Cid } from '../room/types.ts';

const CID_BYTES = 16; // 128 bits: nobody meets the same one twice

/** A new name for a message, made before it is sent anywhere, so that sending twice is harmless. */
export function makeCid(random: (bytes: Uint8Array<ArrayBuffer>) => unknown = fillRandom): Cid {
  const bytes = new Uint8Array(CID_BYTES);
  random(bytes);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fillRandom(bytes: Uint8Array<ArrayBuffer>): void {
  crypto.getRandomValues(bytes);
}
