import { fromBase64url, toBase64url } from './base64url.ts';
import { SALT_BYTES } from './sender-key.ts';

const VERSION = 'e1';
const COUNTER_BYTES = 4;
const NONCE_BYTES = 12;
/** AES-GCM's own tag, and at least one bucket. */
const SHORTEST = 16 + 64;

/** Which life sealed it, and as its how-manieth. */
export interface Header {
  readonly salt: Uint8Array<ArrayBuffer>;
  /** From 0. */
  readonly counter: number;
}

/** Beyond this many a life has to end: the counter is full. */
export const MOST_SEALED = 2 ** (8 * COUNTER_BYTES);

/** `e1.<header>.<ciphertext>`, both in base64url: it stands where a plain text would. */
export function writeSealed(header: Header, ciphertext: Uint8Array): string {
  return `${VERSION}.${toBase64url(headerBytes(header))}.${toBase64url(ciphertext)}`;
}

/** Null for a plain text, `malformed` for what pretends to be sealed. */
export function readSealed(
  text: string,
): { header: Header; ciphertext: Uint8Array<ArrayBuffer> } | 'malformed' | null {
  if (!text.startsWith(`${VERSION}.`)) return null;
  const [, first = '', second = '', ...more] = text.split('.');
  const header = fromBase64url(first);
  const ciphertext = fromBase64url(second);
  if (more.length > 0 || header?.length !== SALT_BYTES + COUNTER_BYTES) return 'malformed';
  if (!ciphertext || ciphertext.length < SHORTEST) return 'malformed';
  const counter = new DataView(header.buffer).getUint32(SALT_BYTES);
  return { header: { salt: header.slice(0, SALT_BYTES), counter }, ciphertext };
}

/** How AES-GCM is called: the counter is the nonce, and what must not be changed is bound to it. */
export function gcmParams(header: Header, topic: string, event: string): AesGcmParams {
  const iv = new Uint8Array(NONCE_BYTES);
  new DataView(iv.buffer).setUint32(NONCE_BYTES - COUNTER_BYTES, header.counter);
  const place = new TextEncoder().encode(`\0${topic}\0${event}`);
  const bound = headerBytes(header);
  const additionalData = new Uint8Array(bound.length + place.length);
  additionalData.set(bound);
  additionalData.set(place, bound.length);
  return { name: 'AES-GCM', iv, additionalData };
}

function headerBytes({ salt, counter }: Header): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(SALT_BYTES + COUNTER_BYTES);
  bytes.set(salt);
  new DataView(bytes.buffer).setUint32(SALT_BYTES, counter);
  return bytes;
}
