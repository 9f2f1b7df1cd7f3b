/** As many as of the hash that two pages meet by no accident: 128 bits. */
const HEX_DIGITS = 32;

/** A name for a text that does not tell it, but by trying: 128 bits of SHA-256, in hex. */
export async function digest(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0'));
  return hex.join('').slice(0, HEX_DIGITS);
}
