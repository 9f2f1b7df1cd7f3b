import { fromBase64url, toBase64url } from './base64url.ts';

const ED25519 = 'Ed25519';
const PUBLIC_KEY_BYTES = 32;

/** Whose words these are, whatever a server says: a key that was made once and never leaves this browser. */
export interface SigningKeys {
  readonly privateKey: CryptoKey;
  /** 32 bytes in base64url. */
  readonly publicKey: string;
}

/** Rejects in a browser that does not know Ed25519: what is said there is sealed and not signed. */
export async function makeSigningKeys(): Promise<SigningKeys> {
  const pair = await crypto.subtle.generateKey(ED25519, false, ['sign', 'verify']);
  if (!('privateKey' in pair)) throw new TypeError('no pair of keys');
  const { privateKey, publicKey } = pair;
  const raw = await crypto.subtle.exportKey('raw', publicKey);
  return { privateKey, publicKey: toBase64url(new Uint8Array(raw)) };
}

/** A signature of the text, in base64url. */
export async function sign({ privateKey }: SigningKeys, text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  return toBase64url(new Uint8Array(await crypto.subtle.sign(ED25519, privateKey, bytes)));
}

/** Whether the holder of this key signed exactly this text. False for what is no key or no signature. */
export async function verify(key: string, signature: string, text: string): Promise<boolean> {
  const raw = fromBase64url(key);
  const bytes = fromBase64url(signature);
  if (raw?.length !== PUBLIC_KEY_BYTES || !bytes) return false;
  try {
    const publicKey = await crypto.subtle.importKey('raw', raw, ED25519, false, ['verify']);
    return await crypto.subtle.verify(ED25519, publicKey, bytes, new TextEncoder().encode(text));
  } catch {
    return false; // bytes that are no point of the curve, or a browser without it
  }
}
