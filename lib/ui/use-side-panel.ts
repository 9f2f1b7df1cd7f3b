import { useEffect, useState } from 'react';
import { findSidePanel } from '../port/side-panel.ts';

/** Opens the panel beside the page, to be called right in a click; null where the browser has none. */
export function useSidePanel(): (() => Promise<void>) | null {
  const [found, setFound] = useState<{ readonly open: () => Promise<void> } | null>(null);
  useEffect(() => {
    let isWanted = true;
    void findSidePanel().then((open) => isWanted && setFound(open && { open }));
    return () => {
      isWanted = false;
    };
  }, []);
  return found?.open ?? null;
}
