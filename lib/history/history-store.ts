import { HISTORY_DATABASE } from '../disk/databases.ts';
import { keepDatabase } from '../disk/keep-database.ts';
import { answerOf, committed } from '../disk/requests.ts';
import type { DraftContext, Member, Message, SealRecord, Self } from '../room/types.ts';

/** Messages of a room that are kept, so that a new background life shows it at once. */
export const KEPT_MESSAGES = 200;

/** What is remembered of a room besides its messages. */
export interface RoomRecord {
  readonly roomKey: string;
  /** Identity of the log that `cursor` counts in; null on servers without one. */
  readonly epoch: string | null;
  readonly cursor: number;
  readonly hasOlder: boolean;
  readonly readKey: string | null;
  readonly self: Self | null;
  /** Who was here at `membersAt` (ms), at most 200: shown until the server says otherwise. */
  readonly members: readonly Member[];
  readonly membersAt: number;
  /** In an encrypted room: what is known of its keys and of what was sealed. */
  readonly seal?: SealRecord;
}

/** A room as it was when this browser last saw it. */
export interface SavedRoom {
  readonly record: RoomRecord | null;
  /** Oldest first. */
  readonly messages: readonly Message[];
  readonly draft: string;
  /** What the draft answers and points at, and the message that is being changed beside it. */
  readonly draftContext?: DraftContext;
}

export interface HistoryStore {
  load(roomKey: string): Promise<SavedRoom>;
  /**
   * Messages and the cursor they bring go to disk together, so that neither lies about the other. False
   * if the room was not there before: then the disk has nothing of it but these.
   */
  save(record: RoomRecord, added: readonly Message[]): Promise<boolean>;
  /** As `save`, but what was there before is of no use any more. */
  replace(record: RoomRecord, messages: readonly Message[]): Promise<void>;
  saveDraft(roomKey: string, draft: string, context?: DraftContext): Promise<void>;
}

interface StoredMessage {
  readonly roomKey: string;
  readonly key: string;
  /** Place in the room: `seq`, or the time it came where the server does not count. */
  readonly place: number;
  readonly message: Message;
}

/** A bare text where it answers nothing: so were all of them once. */
type StoredDraft = string | { readonly draft: string; readonly context: DraftContext };

type StoreName = 'rooms' | 'messages' | 'drafts';

/** Recent messages, cursor and drafts in IndexedDB. Each call rejects where the disk does. */
export function openHistoryStore(name = HISTORY_DATABASE): HistoryStore {
  const database = keepDatabase(name, (created) => {
    created.createObjectStore('rooms', { keyPath: 'roomKey' });
    created.createObjectStore('drafts');
    const messages = created.createObjectStore('messages', { keyPath: ['roomKey', 'key'] });
    messages.createIndex('place', ['roomKey', 'place']);
  });

  async function begin(stores: readonly StoreName[], mode: IDBTransactionMode) {
    const transaction = (await database()).transaction(stores, mode);
    return { transaction, store: (of: StoreName) => transaction.objectStore(of) };
  }

  async function write(record: RoomRecord, added: readonly Message[], anew: boolean) {
    const { roomKey } = record;
    const { transaction, store } = await begin(['rooms', 'messages'], 'readwrite');
    const messages = store('messages');
    const before = answerOf<number>(store('rooms').count(roomKey));
    await committed(transaction, [
      before,
      answerOf(store('rooms').put(record)),
      anew ? answerOf(messages.delete(everyKey(roomKey))) : null,
      ...added
        .slice(-KEPT_MESSAGES)
        .map((message) =>
          answerOf(messages.put({ roomKey, key: message.key, place: placeOf(message), message })),
        ),
      added.length > 0 ? trim(messages, roomKey) : null,
    ]);
    return (await before) > 0;
  }

  return {
    async load(roomKey) {
      const { store } = await begin(['rooms', 'messages', 'drafts'], 'readonly');
      const stored = store('messages').index('place').getAll(everyPlace(roomKey));
      const [record, rows, draft] = await Promise.all([
        answerOf<RoomRecord | undefined>(store('rooms').get(roomKey)),
        answerOf<StoredMessage[]>(stored),
        answerOf<StoredDraft | undefined>(store('drafts').get(roomKey)),
      ]);
      const messages = rows.map(({ message }) => message);
      const hasOlder = record?.hasOlder === true || isCut(messages);
      return { record: record ? { ...record, hasOlder } : null, messages, ...readDraft(draft) };
    },
    save: (record, added) => write(record, added, false),
    async replace(record, messages) {
      await write(record, messages, true);
    },
    async saveDraft(roomKey, draft, context = {}) {
      const { transaction, store } = await begin(['drafts'], 'readwrite');
      const drafts = store('drafts');
      const stored = Object.keys(context).length > 0 ? { draft, context } : draft;
      const request = stored === '' ? drafts.delete(roomKey) : drafts.put(stored, roomKey);
      await committed(transaction, [answerOf(request)]);
    },
  };
}

/** Deletes all but the newest messages of a room. */
async function trim(messages: IDBObjectStore, roomKey: string): Promise<void> {
  const keys = await answerOf<IDBValidKey[]>(
    messages.index('place').getAllKeys(everyPlace(roomKey)),
  );
  await Promise.all(keys.slice(0, -KEPT_MESSAGES).map((key) => answerOf(messages.delete(key))));
}

/** Whether the disk holds only the end of what the room's log told. */
function isCut(messages: readonly Message[]): boolean {
  return messages.length >= KEPT_MESSAGES && (messages[0]?.seq ?? 1) > 1;
}

function everyPlace(roomKey: string): IDBKeyRange {
  return IDBKeyRange.bound([roomKey, -Infinity], [roomKey, Infinity]);
}

/** Every message of the room, by primary key: nothing sorts after an array. */
function everyKey(roomKey: string): IDBKeyRange {
  return IDBKeyRange.bound([roomKey], [roomKey, []]);
}

function placeOf(message: Message): number {
  return message.seq ?? message.at;
}

function readDraft(stored: StoredDraft = ''): Pick<SavedRoom, 'draft' | 'draftContext'> {
  return typeof stored === 'string'
    ? { draft: stored }
    : { draft: stored.draft, draftContext: stored.context };
}
