import { act, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { Conversation } from '../../components/Conversation.tsx';
import { usePointing } from '../../components/use-pointing.ts';
import type { SurfaceName } from '../../lib/port/contract.ts';
import { documentLife } from '../../lib/port/page-life.ts';
import { connectSurface } from '../../lib/port/watch-room.ts';
import { watchWindowFocus } from '../../lib/port/window-focus.ts';
import { roomKey } from '../../lib/room/room-id.ts';
import { RoomlightProvider } from '../../lib/ui/RoomlightProvider.tsx';
import { useRoom } from '../../lib/ui/use-room.ts';
import { createFakeBackground, type FakeBackground } from './fake-background.ts';

/** Lets everything that is on its way arrive. Ports, replies and effects follow one another. */
export async function settle(): Promise<void> {
  await act(async () => {
    for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
  });
}

/** Shows a component over a background, as an entrypoint does, and waits until it has settled. */
export async function show(
  element: ReactElement,
  background: FakeBackground = createFakeBackground(),
  name: SurfaceName = 'popup',
) {
  const surface = connectSurface({
    name,
    connect: background.connect,
    // Whatever a test has for a browser, its window has the focus.
    life: documentLife(document, window, watchWindowFocus({})),
    ...(name === 'overlay' ? { nonce: 'a-nonce' } : {}),
  });
  const page = render(<RoomlightProvider surface={surface}>{element}</RoomlightProvider>);
  await settle();
  const close = () => {
    page.unmount();
    surface.stop();
  };
  return { page, surface, background, close };
}

/** The conversation of the room in front; `canPoint` where there is a page to point at. */
export function FrontConversation({ canPoint = false }: { readonly canPoint?: boolean }) {
  const room = useRoom();
  const pointing = usePointing('overlay');
  return (
    room && <Conversation key={roomKey(room.address)} room={room} {...(canPoint ? pointing : {})} />
  );
}

/** jsdom lays nothing out: a box has the size that a test gives it, and says so once. */
export class FakeResizeObserver implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

/** jsdom has dialogs and opens none. */
export function letDialogsOpen(): void {
  HTMLDialogElement.prototype.showModal = function open() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function shut() {
    this.open = false;
  };
}
