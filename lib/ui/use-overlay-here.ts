import { useCallback, useEffect, useState } from 'react';
import type { OverlayStatus } from '../port/contract.ts';
import { findThisTab } from '../port/this-tab.ts';
import { useSurface } from './RoomlightProvider.tsx';

export interface OverlayHere {
  /** Null until known, and where there is no tab. */
  readonly status: OverlayStatus | null;
  readonly show: () => Promise<void>;
  readonly hide: () => Promise<void>;
}

/** The overlay on the tab that the popup was opened over. */
export function useOverlayHere(findTab: () => Promise<number | null> = findThisTab): OverlayHere {
  const surface = useSurface();
  const [status, setStatus] = useState<OverlayStatus | null>(null);

  const ask = useCallback(
    async (type: 'overlay_status' | 'show_overlay') => {
      const tabId = await findTab();
      if (tabId === null) return;
      const reply = await surface.ask<typeof type>({ type, tabId });
      if (reply.ok) setStatus(reply.value);
    },
    [surface, findTab],
  );
  const show = useCallback(async () => {
    // A room was joined since, or this would not be asked: those words are not true any more.
    setStatus((now) => (now?.shown === false && now.why === 'no_room' ? null : now));
    await ask('show_overlay');
  }, [ask]);
  const hide = useCallback(async () => {
    const tabId = await findTab();
    if (tabId === null) return;
    await surface.ask<'hide_overlay'>({ type: 'hide_overlay', until: 'reload', tabId });
    await ask('overlay_status');
  }, [surface, findTab, ask]);

  useEffect(() => {
    const begin = async () => ask('overlay_status');
    void begin();
  }, [ask]);
  return { status, show, hide };
}
