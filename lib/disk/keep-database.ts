import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { systemClock, type Clock } from '../clock.ts';

/** Opening takes milliseconds; a browser whose disk is stuck, or that holds an old life of ours, never answers. */
const OPEN_TIMEOUT_MS = 5_000;

/**
 * Returns what gives a database of IndexedDB: opened when it is first asked for, kept open, and opened anew
 * after it failed or after the browser closed it under us. Rejects where the browser refuses or does not answer.
 */
export function keepDatabase<Schema extends DBSchema>(
  name: string,
  create: (database: IDBPDatabase<Schema>) => void,
  clock: Clock = systemClock,
): () => Promise<IDBPDatabase<Schema>> {
  let opening: Promise<IDBPDatabase<Schema>> | null = null;

  function open(): Promise<IDBPDatabase<Schema>> {
    const forget = (): void => {
      if (opening === mine) opening = null;
    };
    const opened = openDB<Schema>(name, 1, {
      upgrade: create,
      terminated: forget,
      blocking(_current, _blocked, event) {
        (event.target as IDBDatabase).close();
        forget();
      },
    });
    const mine = inTime(opened, clock).catch((error: unknown) => {
      forget();
      throw error;
    });
    return mine;
  }

  return () => (opening ??= open());
}

function inTime<T>(opened: Promise<T>, clock: Clock): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(OPEN_TIMEOUT_MS, () =>
      reject(new Error(`the browser did not open the database within ${OPEN_TIMEOUT_MS / 1000} s`)),
    );
    void opened.then(resolve, reject).finally(cancel);
  });
}
