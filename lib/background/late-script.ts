/** A service worker loads scripts in its own way, if at all; a page has no such way. */
interface Scope extends Pick<EventTarget, 'addEventListener'> {
  readonly importScripts?: unknown;
  readonly [name: string]: unknown;
}

/** How a script of ours is loaded in either; each with its address in full, so that a reader sees which. */
interface Ways {
  readonly inWorker: () => void;
  readonly inPage: () => Promise<unknown>;
}

/**
 * Returns what loads a script once it is needed; it leaves `name` behind. A service worker may load later only
 * what it has loaded while it was installed, so then it does; hence this is to be called in its first turn.
 */
export function lateScript<T>(
  scope: Scope,
  name: string,
  { inWorker, inPage }: Ways,
): () => Promise<T> {
  const isWorker = scope.importScripts !== undefined;
  if (isWorker) scope.addEventListener('install', inWorker);
  return async () => {
    if (!scope[name]) {
      if (isWorker) inWorker();
      else await inPage();
    }
    if (!scope[name]) throw new Error(`the script of ${name} did not load`);
    return scope[name] as T;
  };
}
