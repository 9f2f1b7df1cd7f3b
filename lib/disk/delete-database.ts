import { answerOf } from './requests.ts';

/**
 * Deletes a database; one that is not there is deleted, too. Whoever has it open is asked by the browser to
 * close it, which `keepDatabase` does; the deletion waits for that.
 */
export async function deleteDatabase(name: string): Promise<void> {
  await answerOf(indexedDB.deleteDatabase(name));
}
