import { useSyncExternalStore } from 'react';
import { useSurface } from './RoomlightProvider.tsx';

/** Whether the person has this page before them, and is there: what it shows now is read. */
export function useBeingRead(): boolean {
  const { subscribe, isBeingRead } = useSurface();
  return useSyncExternalStore(subscribe, isBeingRead);
}
