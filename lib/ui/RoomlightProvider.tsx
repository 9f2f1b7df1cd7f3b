import { createContext, type ReactNode, useContext, useEffect } from 'react';
import type { Surface } from '../port/watch-room.ts';
import { returnFocus } from './return-focus.ts';

const SurfaceContext = createContext<Surface | null>(null);

/**
 * Gives everything below it the surface that the hooks read from and ask through, and whoever goes by keyboard
 * their place back when a control goes.
 */
export function RoomlightProvider({
  surface,
  children,
}: {
  readonly surface: Surface;
  readonly children: ReactNode;
}) {
  useEffect(() => returnFocus(), []);
  return <SurfaceContext value={surface}>{children}</SurfaceContext>;
}

/** The surface itself, for what has no hook of its own: `surface.ask({ type: 'leave_room', room })`. */
export function useSurface(): Surface {
  const surface = useContext(SurfaceContext);
  if (!surface)
    throw new Error('No RoomlightProvider above this component: put one around the page.');
  return surface;
}
