import { useEffect, useState } from 'react';
import { readThisTab, type ThisTab } from '../port/this-tab.ts';

/** The tab behind the popup, read once: a popup closes when another comes to the front. Null until known. */
export function useThisTab(): ThisTab | null {
  const [tab, setTab] = useState<ThisTab | null>(null);
  useEffect(() => {
    let isWanted = true;
    void readThisTab().then((found) => isWanted && setTab(found));
    return () => {
      isWanted = false;
    };
  }, []);
  return tab;
}
