import 'fake-indexeddb/auto';
import { openHistoryStore, type HistoryStore } from '../../../lib/history/history-store.ts';
import { openOutboxStore, type OutboxStore } from '../../../lib/outbox/outbox-store.ts';

/** A disk that outlives the background. */
export interface ClientDisk {
  /** The stores as one life has them: after its death nothing more of it reaches the disk. */
  forLife(isAlive: () => boolean): { history: HistoryStore; outbox: OutboxStore };
}

/** The stores of the product, over an IndexedDB in memory. */
export function createIndexedDisk(name: string): ClientDisk {
  return {
    forLife(isAlive) {
      const history = openHistoryStore(`${name} history`);
      const outbox = openOutboxStore(`${name} outbox`);
      const once = <T>(job: () => Promise<T>) => (isAlive() ? job() : new Promise<T>(() => {}));
      return {
        history: {
          load: (room) => once(() => history.load(room)),
          save: (record, added) => once(() => history.save(record, added)),
          replace: (record, now) => once(() => history.replace(record, now)),
          saveDraft: (room, draft, context) => once(() => history.saveDraft(room, draft, context)),
        },
        outbox: {
          put: (row) => once(() => outbox.put(row)),
          remove: (room, cid) => once(() => outbox.remove(room, cid)),
          list: (room) => once(() => outbox.list(room)),
        },
      };
    },
  };
}
