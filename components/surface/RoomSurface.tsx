import { useCallback, useState } from 'react';
import { readInviteLink } from '../../lib/room/invite.ts';
import { roomKey, sameRoom } from '../../lib/room/room-id.ts';
import type { RoomAddress } from '../../lib/room/types.ts';
import type { Home, ThisTab } from '../../lib/ui/contract.ts';
import { useFocusComposer } from '../../lib/ui/use-focus-composer.ts';
import { useHome } from '../../lib/ui/use-home.ts';
import { useJoin } from '../../lib/ui/use-join.ts';
import type { OverlayHere } from '../../lib/ui/use-overlay-here.ts';
import { useRoom } from '../../lib/ui/use-room.ts';
import { useRoomKeys } from '../../lib/ui/use-room-keys.ts';
import { t } from '../../locales/words.ts';
import { FirstRun } from '../FirstRun.tsx';
import type { TypedRoom } from '../JoinForm.tsx';
import { InvitePage } from './InvitePage.tsx';
import { JoinPage } from './JoinPage.tsx';
import { RoomPage } from './RoomPage.tsx';
import styles from './RoomSurface.module.css';
import { RoomsPage } from './RoomsPage.tsx';

/** What a popup knows of the page it was opened over. */
export interface PageBehind {
  /** Null until known. */
  readonly tab: ThisTab | null;
  readonly overlay: OverlayHere;
}

/** A whole surface: first run, else the room in front, the list of rooms, or the form for another. */
export function RoomSurface({
  behind = null,
  onOpenPanel = null,
  onOptions,
}: {
  /** Null beside a page, where no click was made on it. */
  readonly behind?: PageBehind | null;
  readonly onOpenPanel?: (() => void) | null;
  readonly onOptions: () => void;
}) {
  const home = useHome();
  const room = useRoom();
  const join = useJoin();
  useRoomKeys();
  const [page, setPage] = useState<'room' | 'rooms' | 'join'>('room');
  const [isDeclined, setDeclined] = useState(false);
  /** A room was made just now that others can only come into by an invitation. */
  const [invites, setInvites] = useState(false);
  /** What was typed for a room that is typed anew. */
  const [typed, setTyped] = useState<TypedRoom | null>(null);
  const onInvited = useCallback(() => setInvites(false), []);
  useFocusComposer(() => setPage('room'));

  if (!home) return <p className={styles.loading}>{t.app.loading}</p>;

  const invite = isDeclined ? null : inviteFor(home, behind?.tab?.url ?? '');
  const showRoom = () => setPage('room');
  const joined = (made?: 'private') => {
    setInvites(made === 'private');
    setTyped(null);
    setDeclined(true); // accepted, which is no more to be asked either
    showRoom();
    // Who has paused it everywhere has not asked for it by joining.
    if (!home.overlay.paused) void behind?.overlay.show();
  };
  if (!home.welcomed || home.rooms.length === 0) {
    return (
      <FirstRun
        key={invite?.roomId}
        home={home}
        join={join}
        invite={invite}
        typed={typed}
        onJoined={joined}
      />
    );
  }
  if (invite) {
    return (
      <InvitePage
        home={home}
        join={join}
        invite={invite}
        onJoined={joined}
        onDecline={() => setDeclined(true)}
      />
    );
  }
  const joinAnother = () => setPage('join');
  const tab = behind?.tab ?? null;
  if (page === 'join') {
    return (
      <JoinPage
        home={home}
        join={join}
        tab={tab}
        typed={typed}
        onJoined={joined}
        onBack={() => {
          setTyped(null);
          setPage('rooms');
        }}
      />
    );
  }
  if (page === 'rooms' || !home.front) {
    return (
      <RoomsPage
        home={home}
        join={join}
        tab={tab}
        onShow={showRoom}
        onJoined={joined}
        onJoinAnother={joinAnother}
      />
    );
  }
  if (!room) return <p className={styles.loading}>{t.app.loading}</p>;
  return (
    <RoomPage
      home={home}
      key={roomKey(room.address)}
      room={room}
      invites={invites}
      onInvited={onInvited}
      overlay={behind?.overlay ?? null}
      onRooms={() => setPage('rooms')}
      onJoinAnother={joinAnother}
      onChangeServer={() => {
        setTyped(typedFor(home, room.address));
        joinAnother();
      }}
      onOpenPanel={onOpenPanel}
      onOptions={onOptions}
    />
  );
}

/** A room by another name than its own, as encrypted ones are, was not typed by it. */
function typedFor(home: Home, address: RoomAddress): TypedRoom {
  const open = home.rooms.find((other) => sameRoom(other.address, address));
  return { server: address.serverUrl, room: open?.label === null ? address.roomId : '' };
}

/** The invitation in the page's address, unless the person is in that room already. */
function inviteFor(home: Home, url: string): ReturnType<typeof readInviteLink> {
  const invite = readInviteLink(url);
  const isThere = home.rooms.some(
    ({ address }) => address.roomId === invite?.roomId && address.serverUrl === invite.server,
  );
  return isThere ? null : invite;
}
