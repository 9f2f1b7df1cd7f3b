import { useEffect } from 'react';
import { sameRoom } from '../room/room-id.ts';
import { useSurface } from './RoomlightProvider.tsx';
import { useHome } from './use-home.ts';

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

/**
 * Alt with an arrow up or down goes to the room above or below in the list, and around its end. With Alt
 * alone no browser uses these arrows; those to the sides go back and forward in its history.
 */
export function useRoomKeys(): void {
  const surface = useSurface();
  const home = useHome();

  useEffect(() => {
    if (!home || home.rooms.length < 2) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      const isPlain = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (step === undefined || !isPlain || event.isComposing) return;
      event.preventDefault();
      const at = home.rooms.findIndex(({ address }) => sameRoom(address, home.front));
      const next = home.rooms.at((at + step) % home.rooms.length);
      if (next) void surface.ask<'bring_to_front'>({ type: 'bring_to_front', room: next.address });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [surface, home]);
}
