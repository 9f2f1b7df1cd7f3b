import { Overlay } from '../../entrypoints/overlay-frame/Overlay.tsx';
import { Options } from '../../entrypoints/options/Options.tsx';
import { Popup } from '../../entrypoints/popup/Popup.tsx';
import type { Home, SurfaceName } from '../../lib/port/contract.ts';
import { createFakeBackground } from '../fakes/fake-background.ts';
import { aHome, aMessage, aNewHome, anOpenRoom, aRoom, GARDEN, LOCAL } from '../fakes/samples.ts';
import { Scene } from './Scene.tsx';
import type { Story } from './story.ts';

const room = aRoom({
  timeline: [aMessage(1, 'The light is on.'), aMessage(2, 'I see it.', { by: 'ada', own: true })],
});

function surface(
  name: string,
  as: SurfaceName,
  size: { width: number; height: number },
  home: Home,
  Page: () => React.ReactNode,
): Story {
  return {
    name,
    ...size,
    render: () => {
      const background = createFakeBackground({ home, rooms: [room, aRoom({ address: GARDEN })] });
      return (
        <div className="window" style={{ '--window-height': `${size.height}px` } as object}>
          <Scene background={background} name={as}>
            <Page />
          </Scene>
        </div>
      );
    },
  };
}

const POPUP = { width: 380, height: 600 };
const twoRooms = aHome({
  rooms: [anOpenRoom(), anOpenRoom({ address: GARDEN, people: 1, unread: 120 })],
  recent: [{ serverUrl: LOCAL, roomId: 'attic' }],
});

export const SURFACES: readonly Story[] = [
  surface('popup-first-run', 'popup', POPUP, aNewHome(), () => <Popup />),
  surface('popup-room', 'popup', POPUP, twoRooms, () => <Popup />),
  surface('overlay', 'overlay', { width: 384, height: 120 }, twoRooms, () => <Overlay />),
  surface('options', 'options', { width: 760, height: 900 }, twoRooms, () => <Options />),
];
