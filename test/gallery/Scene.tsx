import { type ReactNode, useEffect, useState } from 'react';
import type { SurfaceName } from '../../lib/port/contract.ts';
import { connectSurface } from '../../lib/port/watch-room.ts';
import { RoomlightProvider } from '../../lib/ui/RoomlightProvider.tsx';
import type { FakeBackground } from '../fakes/fake-background.ts';

/** What an entrypoint shows, over a background without a server behind it. */
export function Scene({
  background,
  name = 'popup',
  children,
}: {
  readonly background: FakeBackground;
  readonly name?: SurfaceName;
  readonly children: ReactNode;
}) {
  const [surface] = useState(() =>
    connectSurface({
      name,
      connect: background.connect,
      ...(name === 'overlay' ? { nonce: 'a-nonce' } : {}),
    }),
  );
  useEffect(() => () => surface.stop(), [surface]);
  return <RoomlightProvider surface={surface}>{children}</RoomlightProvider>;
}
