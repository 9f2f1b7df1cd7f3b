import { useEffect } from 'react';
import { newestKey } from '../room/select.ts';
import type { Room } from '../room/types.ts';
import { useSurface } from './RoomlightProvider.tsx';
import { usePageVisible } from './use-page-visible.ts';

/** Tells the background what the person has seen: the newest message, once it is really on screen. */
export function useMarkRead(room: Room, isAtBottom: boolean): void {
  const surface = useSurface();
  const isVisible = usePageVisible();
  const key = newestKey(room);
  const { address, readKey } = room;

  useEffect(() => {
    if (!isVisible || !isAtBottom || key === null || key === readKey) return;
    void surface.ask<'mark_read'>({ type: 'mark_read', room: address, key });
  }, [surface, address, isVisible, isAtBottom, key, readKey]);
}
