import { useEffect, useRef } from 'react';
import { newestKey } from '../room/select.ts';
import type { Room } from '../room/types.ts';
import { useSurface } from './RoomlightProvider.tsx';
import { useBeingRead } from './use-being-read.ts';

/** In a flood of messages the newest is told in this interval: all before it are read with it. */
const EACH_MS = 100;

/** Tells the background what the person has seen: the newest message, once it is really on screen. */
export function useMarkRead(room: Room, isAtBottom: boolean): void {
  const surface = useSurface();
  const isBeingRead = useBeingRead();
  const key = newestKey(room);
  const { address, readKey } = room;
  const toldAt = useRef(-Infinity);

  useEffect(() => {
    if (!isBeingRead || !isAtBottom || key === null || key === readKey) return undefined;
    const tell = () => {
      toldAt.current = performance.now();
      void surface.ask<'mark_read'>({ type: 'mark_read', room: address, key });
    };
    const wait = toldAt.current + EACH_MS - performance.now();
    if (wait <= 0) return tell();
    const timer = setTimeout(tell, wait);
    return () => clearTimeout(timer);
  }, [surface, address, isBeingRead, isAtBottom, key, readKey]);
}
