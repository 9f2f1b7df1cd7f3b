import type { LoadSealing, Sealing } from '../seal/sealing.ts';

/** What the script leaves behind, and what a service worker has that a page has not. */
interface Scope extends Pick<EventTarget, 'addEventListener'> {
  roomlightSealing?: Sealing;
  importScripts?: (url: string) => void;
}

const SCRIPT = '/sealing.js';

/**
 * Returns what loads the script of encrypted rooms. A service worker may load later only what it has loaded
 * while it was installed, so then it does; hence this is to be called in its first turn.
 */
export function sealingLoader(scope: Scope): LoadSealing {
  if (scope.importScripts) scope.addEventListener('install', () => scope.importScripts?.(SCRIPT));
  return async () => {
    if (!scope.roomlightSealing) {
      if (scope.importScripts) scope.importScripts(SCRIPT);
      else await import(/* @vite-ignore */ SCRIPT);
    }
    const sealing = scope.roomlightSealing;
    if (!sealing) throw new Error(`${SCRIPT} did not load`);
    return sealing;
  };
}
