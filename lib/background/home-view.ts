import type { Home, OpenRoom, Travel } from '../port/contract.ts';
import { roomKey } from '../room/room-id.ts';
import { unreadCount } from '../room/select.ts';
import type { PresenceState, RoomAddress } from '../room/types.ts';
import { isBlockedIn, type SavedHome } from './home.ts';
import type { Rooms } from './rooms.ts';
import type { Whereabouts } from './whereabouts.ts';

const NOWHERE: Travel = { consent: 'ask', leading: false, following: null, answered: [] };

/** What is not saved, and in no room. */
export interface HomeNow {
  readonly whereabouts: Pick<Whereabouts, 'travel'> | null;
  readonly state: PresenceState;
}

/** What surfaces and the badge see of the home: what is saved, and how the open rooms stand now. */
export function viewHome(saved: SavedHome, rooms: Rooms, now: HomeNow): Home {
  const {
    muted: _muted,
    labels: _labels,
    sharing: _sharing,
    consents: _consents,
    ...shown
  } = saved;
  return {
    ...shown,
    rooms: saved.rooms.map((address) => summary(address, saved, rooms, now)),
    recent: saved.recent.map((address) => ({ address, label: labelOf(address, saved) })),
    idle: now.state === 'idle',
  };
}

function labelOf(address: RoomAddress, { labels }: SavedHome): string | null {
  return labels[roomKey(address)] ?? null;
}

function summary(
  address: RoomAddress,
  saved: SavedHome,
  rooms: Rooms,
  { whereabouts }: HomeNow,
): OpenRoom {
  const room = rooms.get(address)?.room;
  const key = roomKey(address);
  return {
    address,
    label: labelOf(address, saved),
    muted: saved.muted.includes(key),
    sharesPage: saved.sharing.includes(key),
    travel: whereabouts?.travel(address) ?? NOWHERE,
    connection: room?.connection ?? { status: 'connecting' },
    people: room?.members.length ?? 0,
    unread: room ? unreadCount(room, ({ from }) => !isBlockedIn(saved, room, from.id)) : 0,
  };
}
