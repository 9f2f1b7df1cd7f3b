import { answerOf } from './requests.ts';

/** All that a database holds, by store: each thing with the key it lies under. */
export type DatabaseContent = Readonly<
  Record<string, readonly { readonly key: IDBValidKey; readonly value: unknown }[]>
>;

/**
 * Reads a whole database, for a person who wants to take along what is theirs. Makes none: of one that is
 * not there, the content is empty.
 */
export async function readDatabase(name: string): Promise<DatabaseContent> {
  const known = await indexedDB.databases();
  if (!known.some((database) => database.name === name)) return {};
  const database = await answerOf<IDBDatabase>(indexedDB.open(name));
  try {
    const stores = [...database.objectStoreNames];
    const contents = await Promise.all(stores.map((store) => readStore(database, store)));
    return Object.fromEntries(stores.map((store, at) => [store, contents[at] ?? []]));
  } finally {
    database.close();
  }
}

async function readStore(database: IDBDatabase, name: string): Promise<DatabaseContent[string]> {
  const store = database.transaction(name).objectStore(name);
  const [keys, values] = await Promise.all([
    answerOf<IDBValidKey[]>(store.getAllKeys()),
    answerOf<unknown[]>(store.getAll()),
  ]);
  return keys.map((key, at) => ({ key, value: values[at] }));
}
