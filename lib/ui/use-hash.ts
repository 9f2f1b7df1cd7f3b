import { useSyncExternalStore } from 'react';

/** The fragment of the page's address: where in the page a person is. */
export function useHash(): string {
  return useSyncExternalStore(
    (listener) => {
      addEventListener('hashchange', listener);
      return () => removeEventListener('hashchange', listener);
    },
    () => location.hash,
  );
}
