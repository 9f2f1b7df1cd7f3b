import { useSyncExternalStore } from 'react';
import type { Coming } from '../room/comings.ts';
import { useSurface } from './RoomlightProvider.tsx';

/** Who has come to the watched room and gone since this surface looks at it. */
export function useComings(): readonly Coming[] {
  const surface = useSurface();
  return useSyncExternalStore(surface.subscribe, surface.getComings);
}
