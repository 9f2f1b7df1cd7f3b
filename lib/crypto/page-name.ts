import { toBase64url } from './base64url.ts';

/** 128 bits: two pages meet by no accident. */
const NAME_BYTES = 16;

/** A page's name in one encrypted room: HMAC-SHA-256 of its canonical URL, which only members can compute. */
export async function pageName(pages: CryptoKey, url: string): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', pages, new TextEncoder().encode(url));
  return toBase64url(new Uint8Array(mac, 0, NAME_BYTES));
}
