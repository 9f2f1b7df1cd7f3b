import type { KeyStore } from '../crypto/key-store.ts';
import { pageName } from '../crypto/page-name.ts';
import type { RoomId } from '../room/types.ts';
import { openSealedRoom, type SealedRoom, type SealedRoomHooks } from './sealed-room.ts';

/**
 * What encrypted rooms add to the background. It is a script of its own: a background that has no such room
 * does not load it.
 */
export interface Sealing {
  /** Each call rejects where the disk does. */
  readonly keys: Pick<KeyStore, 'add' | 'find' | 'forgetRoot'>;
  /** Null where this browser has no keys of the room: it was not invited, or has erased them. */
  openRoom(hooks: SealedRoomHooks): Promise<SealedRoom | null>;
  /** What a page is called in a room, which only its members can compute; null without keys. */
  namePage(roomId: RoomId, url: string): Promise<string | null>;
}

/** Loads it, if it is not there already. */
export type LoadSealing = () => Promise<Sealing>;

/** Encrypted rooms, with the keys that this browser has of them. */
export function createSealing(keys: KeyStore): Sealing {
  return {
    keys,
    async openRoom(hooks) {
      const room = await keys.find(hooks.room().address.roomId);
      return room && openSealedRoom(room, await keys.signing(), hooks);
    },
    async namePage(roomId, url) {
      const room = await keys.find(roomId);
      return room && pageName(room.pages, url);
    },
  };
}
