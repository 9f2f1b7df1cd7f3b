import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto';

/**
 * The sealing once more, from its description and with Node's older API, so that a mistake in the one
 * is no mistake in the other. HKDF is written out by hand: RFC 5869 in four lines.
 */

function hkdf(ikm: Buffer, salt: Buffer, info: string, length: number): Buffer {
  const hmac = (key: Buffer, data: Buffer) => createHmac('sha256', key).update(data).digest();
  const prk = hmac(salt.length === 0 ? Buffer.alloc(32) : salt, ikm);
  let okm = Buffer.alloc(0);
  let block = Buffer.alloc(0);
  for (let n = 1; okm.length < length; n++) {
    block = hmac(prk, Buffer.concat([block, Buffer.from(info), Buffer.from([n])]));
    okm = Buffer.concat([okm, block]);
  }
  return okm.subarray(0, length);
}

const NO_SALT = Buffer.alloc(0);

export function roomIdOf(root: Buffer): string {
  return `e2e-${hkdf(root, NO_SALT, 'roomlight topic v1', 16).toString('hex')}`;
}

/** The name of a page in a room: HMAC-SHA-256, its first 128 bits. */
export function pageNameOf(root: Buffer, url: string): string {
  const key = hkdf(root, NO_SALT, 'roomlight page v1', 32);
  return createHmac('sha256', key).update(url).digest().subarray(0, 16).toString('base64url');
}

export interface Place {
  readonly root: Buffer;
  readonly topic: string;
  readonly event: string;
}

export function seal(place: Place, salt: Buffer, counter: number, text: string): string {
  const { key, nonce, header, aad } = settingsFor(place, salt, counter);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(aad);
  const plain = Buffer.concat([Buffer.from(text), Buffer.from([0x80])]);
  const padded = Buffer.concat([plain, Buffer.alloc((64 - (plain.length % 64)) % 64)]);
  const sealed = Buffer.concat([cipher.update(padded), cipher.final(), cipher.getAuthTag()]);
  return `e1.${header.toString('base64url')}.${sealed.toString('base64url')}`;
}

export function open(place: Place, sealed: string): string {
  const [, header = '', body = ''] = sealed.split('.');
  const bytes = Buffer.from(header, 'base64url');
  const { key, nonce, aad } = settingsFor(place, bytes.subarray(0, 16), bytes.readUInt32BE(16));
  const all = Buffer.from(body, 'base64url');
  const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(aad);
  decipher.setAuthTag(all.subarray(-16));
  const padded = Buffer.concat([decipher.update(all.subarray(0, -16)), decipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(0x80)).toString();
}

function settingsFor({ root, topic, event }: Place, salt: Buffer, counter: number) {
  const senders = hkdf(root, NO_SALT, 'roomlight message v1', 32);
  const header = Buffer.concat([salt, Buffer.alloc(4)]);
  header.writeUInt32BE(counter, 16);
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(counter, 8);
  const aad = Buffer.concat([header, Buffer.from(`\0${topic}\0${event}`)]);
  return { key: hkdf(senders, salt, 'roomlight sender v1', 32), nonce, header, aad };
}
