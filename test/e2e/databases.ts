/** What the extension keeps in IndexedDB. */
export const DATABASES = ['roomlight-outbox', 'roomlight-history'] as const;

/** Runs in a page of the extension: deletes databases that its background has open. */
export async function deleteDatabases(names: readonly string[]): Promise<null> {
  for (const name of names) {
    await new Promise((resolve, reject) => {
      const request = indexedDB.deleteDatabase(name);
      request.addEventListener('success', resolve);
      request.addEventListener('error', () => reject(request.error));
    });
  }
  return null;
}

/** Runs in a page of the extension: leaves databases that only some later version could open. */
export async function takeDatabases(names: readonly string[]): Promise<null> {
  for (const name of names) {
    await new Promise((resolve, reject) => {
      const request = indexedDB.open(name, 99);
      request.addEventListener('success', () => {
        request.result.close();
        resolve(null);
      });
      request.addEventListener('error', () => reject(request.error));
    });
  }
  return null;
}
