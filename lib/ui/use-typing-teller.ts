import { useEffect, useMemo } from 'react';
import type { Surface } from '../port/watch-room.ts';
import type { RoomAddress } from '../room/types.ts';
import { useSurface } from './RoomlightProvider.tsx';

/** Others are told at most this often, ms; who hears nothing for twice as long takes it that we stopped. */
const EACH_MS = 3_000;

export interface TypingTeller {
  /** The text is this now. */
  typed(text: string): void;
  /** It was sent, or the person has turned away. */
  stopped(): void;
}

/** Tells the room that we type. What is only true now is not said again to a background that has died. */
export function useTypingTeller(room: RoomAddress, isHeard: boolean): TypingTeller {
  const surface = useSurface();
  const teller = useMemo(() => createTeller(surface, room, isHeard), [surface, room, isHeard]);
  useEffect(() => teller.stopped, [teller]);
  return teller;
}

function createTeller(surface: Surface, room: RoomAddress, isHeard: boolean): TypingTeller {
  let toldAt = -Infinity;
  const tell = (on: boolean) => surface.tell({ type: 'tell_typing', room, on });

  function stopped(): void {
    if (toldAt === -Infinity) return;
    toldAt = -Infinity;
    tell(false);
  }

  return {
    typed(text) {
      if (text.trim() === '') return stopped();
      if (!isHeard || performance.now() - toldAt < EACH_MS) return;
      toldAt = performance.now();
      tell(true);
    },
    stopped,
  };
}
