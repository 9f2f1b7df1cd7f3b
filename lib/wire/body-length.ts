import { LIMITS } from './limits.ts';
import { codePoints, utf8Bytes } from './text-length.ts';

/** How every sealed text begins: see `lib/crypto`. */
const SEALED = /^e1\.[\w-]+\.[\w-]+$/;

/**
 * Whether a message is longer than one may be. A sealed text is counted in bytes only: it is longer than what
 * stands in it, which whoever opens it counts. Protocol, section 6.
 */
export function isBodyTooLong(body: string): boolean {
  return (
    utf8Bytes(body) > LIMITS.bodyBytes || (codePoints(body) > LIMITS.body && !SEALED.test(body))
  );
}
