import type { KeyStore } from '../crypto/key-store.ts';
import { pageName } from '../crypto/page-name.ts';
import { digest } from '../page/digest.ts';
import { roomIdOf } from '../room/room-id.ts';

/**
 * What a page is called in a room: keyed by the secret of an encrypted one. In any other its server could try
 * addresses until one fits, which a person is told before they turn this on.
 */
export async function pageNameIn(
  keys: Pick<KeyStore, 'find'>,
  key: string,
  url: string,
): Promise<string> {
  const room = await keys.find(roomIdOf(key));
  return room ? pageName(room.pages, url) : digest(`${key} ${url}`);
}
