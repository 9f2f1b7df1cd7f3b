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
import type { PresenceMeta, Room } from '../../lib/room/types.ts';
import { createFakeBackground, type FakeBackground, SEALED_ID } from '../fakes/fake-background.ts';
import {
  aHome,
  aMember,
  aMessage,
  aNewHome,
  anOpenRoom,
  aRoom,
  GARDEN,
  LOCAL,
} from '../fakes/samples.ts';
import { Scene } from './Scene.tsx';
import type { Story } from './story.ts';

const kitchen = aRoom({
  timeline: [aMessage(1, 'The light is on.'), aMessage(2, 'I see it.', { by: 'ada', own: true })],
});

/** What the welcome page has around its room, px; as in its page.css. */
const WELCOME_PX = 176;

interface Beside {
  /** Others than the kitchen and the garden, or instead of these. */
  readonly rooms?: readonly Room[];
  readonly act?: (background: FakeBackground) => Promise<unknown>;
}

export function surface(
  name: string,
  as: SurfaceName,
  size: { width: number; height: number },
  home: Home,
  Page: () => React.ReactNode,
  { rooms = [], act }: Beside = {},
): Story {
  let background = createFakeBackground();
  return {
    name,
    ...size,
    act: act && (() => act(background)),
    render: () => {
      background = createFakeBackground({
        home,
        rooms: [kitchen, aRoom({ address: GARDEN }), ...rooms],
      });
      return (
        <div
          className="window"
          style={
            {
              '--window-height': `${size.height}px`,
              '--surface-height': `${size.height - (as === 'welcome' ? WELCOME_PX : 0)}px`,
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

export const POPUP = { width: 380, height: 600 };
const twoRooms = aHome({
  rooms: [anOpenRoom(), anOpenRoom({ address: GARDEN, people: 1, unread: 120 })],
  recent: [{ address: { serverUrl: LOCAL, roomId: 'attic' }, label: null }],
});

const quiet = aHome({
  rooms: [anOpenRoom({ muted: true, label: 'A guide to lamps' })],
  attention: { notify: 'all', sound: false, doNotDisturb: true },
  invisible: true,
});

const PLANS = { serverUrl: LOCAL, roomId: SEALED_ID };
const travelling = aHome({
  front: PLANS,
  rooms: [
    anOpenRoom({
      address: PLANS,
      label: 'Our plans',
      travel: { consent: 'ask', leading: true, following: null, answered: [] },
    }),
  ],
});
const going = (id: string, name: string, shown: Partial<PresenceMeta>) => {
  const member = aMember(id, name);
  return { ...member, metas: member.metas.map((meta) => ({ ...meta, ...shown })) };
};
const LONG = `https://wiki.example.org/lamps/${'very-'.repeat(20)}long?page=2`;
const travels = aRoom({
  address: PLANS,
  sealed: true,
  capabilities: ['edit', 'react', 'presence_update', 'sealed'],
  members: [
    going('ada', 'Ada', { leads: 'https://wiki.example.org/guide' }),
    going('grace', 'Grace', { asks: { id: 'q1', url: LONG, at: 0 } }),
    going('linus', 'Linus', { leads: 'https://example.org/lenses' }),
  ],
});

export const SURFACES: readonly Story[] = [
  surface('popup-travel', 'popup', POPUP, travelling, () => <Popup />, {
    rooms: [travels],
  }),
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
