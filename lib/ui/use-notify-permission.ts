import { useCallback, useEffect, useState } from 'react';
import { mayNotify, requestNotify } from '../port/notify-permission.ts';

export interface NotifyPermission {
  /** Null until the browser has said. */
  readonly isGiven: boolean | null;
  /** It was asked for here, and not given. */
  readonly isDenied: boolean;
  /** To be called right in the click. True if notifications may be shown now. */
  readonly request: () => Promise<boolean>;
}

/** Whether the browser lets us notify. */
export function useNotifyPermission(): NotifyPermission {
  const [isGiven, setGiven] = useState<boolean | null>(null);
  const [isDenied, setDenied] = useState(false);

  useEffect(() => {
    let isWanted = true;
    void mayNotify().then((may) => isWanted && setGiven(may));
    return () => {
      isWanted = false;
    };
  }, []);

  const request = useCallback(async () => {
    // A browser may also refuse to ask, as for a click that it does not believe in.
    const may = await requestNotify().catch(() => false);
    setGiven(may);
    setDenied(!may);
    return may;
  }, []);
  return { isGiven, isDenied, request };
}
