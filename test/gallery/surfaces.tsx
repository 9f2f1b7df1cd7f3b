import { InviteLink } from '../../components/surface/InviteLink.tsx';
import { JoinPage } from '../../components/surface/JoinPage.tsx';
import { RoomsPage } from '../../components/surface/RoomsPage.tsx';
import { RoomSurface } from '../../components/surface/RoomSurface.tsx';
import { WelcomePage } from '../../components/welcome/WelcomePage.tsx';
import { Overlay } from '../../entrypoints/overlay-frame/Overlay.tsx';
import { Popup } from '../../entrypoints/popup/Popup.tsx';
import { SidePanel } from '../../entrypoints/sidepanel/SidePanel.tsx';
import { useHome } from '../../lib/ui/use-home.ts';
import { useJoin } from '../../lib/ui/use-join.ts';
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
        <div
          className="window"
          style={
            {
              '--window-height': `${size.height}px`,
              '--surface-height': `${size.height}px`,
            } as object
          }
        >
          <Scene background={background} name={as}>
            <Page />
          </Scene>
        </div>
      );
    },
  };
}

const overlay = {
  status: { shown: false, why: 'hidden_on_site' },
  show: async () => {},
  hide: async () => {},
} as const;
const behind = (url: string) => ({
  tab: { id: 1, url, title: 'A guide to lamps', isPrivate: false },
  overlay,
});
const WIKI = behind('https://wiki.example.org/guide').tab;
const nothing = () => {};

function Join() {
  const home = useHome();
  const join = useJoin();
  return (
    home && <JoinPage home={home} join={join} tab={WIKI} onJoined={nothing} onBack={nothing} />
  );
}

function Rooms() {
  const home = useHome();
  const join = useJoin();
  return (
    home && (
      <RoomsPage
        home={home}
        join={join}
        tab={WIKI}
        onShow={nothing}
        onJoined={nothing}
        onJoinAnother={nothing}
      />
    )
  );
}

const POPUP = { width: 380, height: 600 };
const twoRooms = aHome({
  rooms: [anOpenRoom(), anOpenRoom({ address: GARDEN, people: 1, unread: 120 })],
  recent: [{ address: { serverUrl: LOCAL, roomId: 'attic' }, label: null }],
});

const quiet = aHome({
  rooms: [anOpenRoom({ muted: true, label: 'A guide to lamps' })],
  attention: { notify: 'all', sound: false, doNotDisturb: true },
  invisible: true,
});

export const SURFACES: readonly Story[] = [
  surface('popup-first-run', 'popup', POPUP, aNewHome(), () => <Popup />),
  surface('popup-room', 'popup', POPUP, twoRooms, () => <Popup />),
  surface('overlay', 'overlay', { width: 384, height: 120 }, twoRooms, () => <Overlay />),
  surface('popup-join', 'popup', POPUP, twoRooms, () => <Join />),
  surface('popup-rooms', 'popup', POPUP, twoRooms, () => <Rooms />),
  surface('popup-invited', 'popup', { width: 380, height: 240 }, twoRooms, () => (
    <RoomSurface behind={behind('https://rooms.example/j#r1.attic')} onOptions={() => {}} />
  )),
  surface('popup-quiet', 'popup', POPUP, quiet, () => <Popup />),
  surface('invite-link', 'popup', { width: 380, height: 120 }, twoRooms, () => (
    <InviteLink link={`${LOCAL}/j#r1.kitchen`} onClose={() => {}} />
  )),
  surface('sidepanel', 'sidepanel', { width: 320, height: 700 }, twoRooms, () => <SidePanel />),
  surface('welcome', 'welcome', { width: 780, height: 720 }, aNewHome(), () => (
    <WelcomePage home={aNewHome()} isFirefox={false} onOptions={() => {}} />
  )),
  surface('welcome-joined', 'welcome', { width: 780, height: 720 }, twoRooms, () => (
    <WelcomePage home={twoRooms} isFirefox onOptions={() => {}} />
  )),
];
