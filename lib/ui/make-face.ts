const FACE_LENGTH = 10;
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A new seed for a picture: `[a-z0-9]`, 10 characters. Chance decides, so even a bias would not matter. */
export function makeFace(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(FACE_LENGTH));
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}
