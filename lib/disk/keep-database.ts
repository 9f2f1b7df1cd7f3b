import { systemClock, type Clock } from '../clock.ts';
import { answerOf } from './requests.ts';

/** Opening takes milliseconds; a browser whose disk is stuck, or that holds an old life of ours, never answers. */
const OPEN_TIMEOUT_MS = 5_000;

/**
 * Returns what gives a database of IndexedDB: opened when it is first asked for, kept open, and opened anew
 * after it failed or after the browser closed it under us. Rejects where the browser refuses or does not answer.
 */
export function keepDatabase(
  name: string,
  create: (database: IDBDatabase) => void,
  clock: Clock = systemClock,
): () => Promise<IDBDatabase> {
  let opening: Promise<IDBDatabase> | null = null;

  function open(): Promise<IDBDatabase> {
    const forget = (): void => {
      if (opening === mine) opening = null;
    };
    const opened = openNow(name, create).then((database) => {
      database.addEventListener('close', forget);
      // Somebody wants to delete it, and waits for us.
      database.addEventListener('versionchange', () => {
        database.close();
        forget();
      });
      return database;
    });
    const mine = inTime(opened, clock).catch((error: unknown) => {
      forget();
      throw error;
    });
    return mine;
  }

  return () => (opening ??= open());
}

function openNow(name: string, create: (database: IDBDatabase) => void): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.addEventListener('upgradeneeded', () => create(request.result));
  return answerOf<IDBDatabase>(request);
}

function inTime(opened: Promise<IDBDatabase>, clock: Clock): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(OPEN_TIMEOUT_MS, () =>
      reject(new Error(`the browser did not open the database within ${OPEN_TIMEOUT_MS / 1000} s`)),
    );
    void opened.then(resolve, reject).finally(cancel);
  });
}
