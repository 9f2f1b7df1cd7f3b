/**
 * What a request of IndexedDB brings. Rejects where it fails; a transaction that is left waiting for
 * anything but its own requests ends by itself.
 */
export function answerOf<T>(request: IDBRequest): Promise<T> {
  return new Promise((resolve, reject) => {
    // What a store holds has the shape it was written with: only we write to it.
    request.addEventListener('success', () => resolve(request.result as T));
    request.addEventListener('error', () => reject(reasonOf(request.error)));
  });
}

/**
 * Resolves once all that the transaction did is on disk. The requests are awaited with it: a disk that
 * fails rejects every one of them.
 */
export async function committed(
  transaction: IDBTransaction,
  requests: readonly (Promise<unknown> | null)[],
): Promise<void> {
  const done = new Promise<void>((resolve, reject) => {
    const failed = () => reject(reasonOf(transaction.error));
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('error', failed);
    transaction.addEventListener('abort', failed);
  });
  await Promise.all([...requests, done]);
}

/** A transaction that was cut off by the browser names no reason. */
function reasonOf(error: DOMException | null): DOMException {
  return error ?? new DOMException('the browser broke it off', 'AbortError');
}
