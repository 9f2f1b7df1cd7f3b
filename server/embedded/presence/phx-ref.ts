import { randomBytes } from 'node:crypto';

/** Names one meta, as Phoenix does: 12 random bytes in 16 characters. */
export function makePhxRef(): string {
  return randomBytes(12).toString('base64url');
}
