import { KEYS_DATABASE } from '../disk/databases.ts';
import { keepDatabase } from '../disk/keep-database.ts';
import { answerOf, committed } from '../disk/requests.ts';
import { fromBase64url } from './base64url.ts';
import { deriveRoomKeys, type RoomKeys } from './room-keys.ts';
import { makeSigningKeys, type SigningKeys } from './signing.ts';

/** The keys of one encrypted room, as they are kept. */
export interface KeptRoom extends RoomKeys {
  /** In base64url; null once nobody shall be invited from here any more. Keys say nothing of it. */
  readonly root: string | null;
  /** What the invitation calls the room. */
  readonly label: string | null;
}

/** Where keys are: of the rooms that were entered, and of this person. Each call rejects where the disk does. */
export interface KeyStore {
  /** Derives the keys of a root and keeps them, with the root; null for what is no root. */
  add(root: string, label: string | null): Promise<KeptRoom | null>;
  /** Null for a room whose invitation this browser never had, or whose keys were erased. */
  find(roomId: string): Promise<KeptRoom | null>;
  /** The room stays open to us, and nobody can be invited from here any more. */
  forgetRoot(roomId: string): Promise<void>;
  /** What was said there can be read no more, unless somebody invites us again. */
  erase(roomId: string): Promise<void>;
  /** Made once for each install; null in a browser that can't sign. */
  signing(): Promise<SigningKeys | null>;
}

const ROOT_BYTES = 32;
const OURS = 'ours';

/** Keys in IndexedDB, as the browser's own objects: none of them can be read out, not even by us. */
export function openKeyStore(name = KEYS_DATABASE): KeyStore {
  const database = keepDatabase(name, (created) => {
    created.createObjectStore('rooms', { keyPath: 'roomId' });
    created.createObjectStore('signing');
  });

  async function change(
    store: 'rooms' | 'signing',
    ask: (store: IDBObjectStore) => IDBRequest,
  ): Promise<void> {
    const transaction = (await database()).transaction(store, 'readwrite', {
      durability: 'strict',
    });
    await committed(transaction, [answerOf(ask(transaction.objectStore(store)))]);
  }

  async function find(roomId: string): Promise<KeptRoom | null> {
    const rooms = (await database()).transaction('rooms').objectStore('rooms');
    return (await answerOf<KeptRoom | undefined>(rooms.get(roomId))) ?? null;
  }

  async function findOrMakeSigning(): Promise<SigningKeys | null> {
    const stored = (await database()).transaction('signing').objectStore('signing');
    const known = await answerOf<SigningKeys | undefined>(stored.get(OURS));
    if (known) return known;
    const made = await makeSigningKeys().catch(() => null); // a browser without Ed25519
    if (made) await change('signing', (store) => store.add(made, OURS));
    return made;
  }

  /** Two who ask at once must not get two keys. */
  let signing: Promise<SigningKeys | null> | null = null;

  return {
    async add(root, label) {
      const bytes = fromBase64url(root);
      if (bytes?.length !== ROOT_BYTES) return null;
      const room: KeptRoom = { ...(await deriveRoomKeys(bytes)), root, label };
      await change('rooms', (rooms) => rooms.put(room));
      return room;
    },
    find,
    async forgetRoot(roomId) {
      const room = await find(roomId);
      if (room) await change('rooms', (rooms) => rooms.put({ ...room, root: null }));
    },
    erase: (roomId) => change('rooms', (rooms) => rooms.delete(roomId)),
    signing() {
      signing ??= findOrMakeSigning().finally(() => {
        signing = null; // the disk knows it now, and may be erased
      });
      return signing;
    },
  };
}
