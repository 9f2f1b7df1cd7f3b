import { useEffect, useRef } from 'react';
import { useSurface } from './RoomlightProvider.tsx';

/**
 * The person wants to write here, by a key of the browser or a click on a notification: `show` brings the
 * room onto this surface, and the composer gets the focus once it is there.
 */
export function useFocusComposer(show: () => void): void {
  const surface = useSurface();
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  useEffect(
    () =>
      surface.onFocusComposer(() => {
        latest.current();
        requestAnimationFrame(() => document.querySelector('textarea')?.focus());
      }),
    [surface],
  );
}
