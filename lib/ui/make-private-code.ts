import { toBase64url } from '../crypto/base64url.ts';
import { newRoot } from '../crypto/room-keys.ts';
import { sealedCode } from '../room/invite.ts';

/** What opens an encrypted room that nobody is in yet. It is made here, and no server ever gets it. */
export function makePrivateCode(): string {
  return sealedCode(toBase64url(newRoot()));
}
