import { useSyncExternalStore } from 'react';
import type { Home } from '../port/contract.ts';
import { useSurface } from './RoomlightProvider.tsx';

/** What is the same in every room: profile, open rooms, overlay rules. Null until the background spoke. */
export function useHome(): Home | null {
  const { subscribe, getHome } = useSurface();
  return useSyncExternalStore(subscribe, getHome);
}
