import { useEffect, useState } from 'react';
import { roomKey, sameRoom } from '../../lib/room/room-id.ts';
import type { Room } from '../../lib/room/types.ts';
import type { Home } from '../../lib/ui/contract.ts';
import { useAsking } from '../../lib/ui/use-asking.ts';
import type { OverlayHere } from '../../lib/ui/use-overlay-here.ts';
import { useTravel } from '../../lib/ui/use-travel.ts';
import { askForPages } from '../../lib/ui/ask-for-pages.ts';
import { useBlocked } from '../../lib/ui/use-blocked.ts';
import { useRoomName } from '../../lib/ui/use-room-name.ts';
import { p } from '../../locales/page-words.ts';
import { t } from '../../locales/words.ts';
import { Button } from '../Button.tsx';
import { Conversation } from '../Conversation.tsx';
import { Icon } from '../Icon.tsx';
import { Menu } from '../Menu.tsx';
import { menuGroups } from '../menu-groups.ts';
import { OverlayHereSwitch } from '../OverlayHereSwitch.tsx';
import { ProblemLine } from '../ProblemLine.tsx';
import { RoomHeader } from '../RoomHeader.tsx';
import { usePointing } from '../use-pointing.ts';
import { AboutSealed, ForgetInvite } from './AboutSealed.tsx';
import { BannedPeople } from './BannedPeople.tsx';
import { moderationItems } from './moderation-items.ts';
import { RoomInvite } from './RoomInvite.tsx';
import { RoomNotes } from './RoomNotes.tsx';
import styles from './RoomSurface.module.css';
import { ShareQuestion } from './ShareQuestion.tsx';
import { TravelNotes } from './TravelNotes.tsx';
import { TravelQuestion } from './TravelQuestion.tsx';
import { UnreachedNote } from './UnreachedNote.tsx';

/** The room in front. */
export function RoomPage({
  home,
  room,
  invites = false,
  onInvited,
  overlay,
  onRooms,
  onJoinAnother,
  onChangeServer,
  onOpenPanel,
  onOptions,
}: {
  readonly home: Home;
  readonly room: Room;
  /** Shows the invitation at once. */
  readonly invites?: boolean;
  /** It was shown: the next room is not the one that was just made. */
  readonly onInvited: () => void;
  readonly overlay: OverlayHere | null;
  readonly onRooms: () => void;
  readonly onJoinAnother: () => void;
  /** The room stands under a wrong address: it was left. */
  readonly onChangeServer: () => void;
  /** Null where the browser has no panel, and in the panel. */
  readonly onOpenPanel: (() => void) | null;
  readonly onOptions: () => void;
}) {
  const { problem, ask } = useAsking();
  const pointing = usePointing('beside');
  const [isInviting, setInviting] = useState(invites);
  useEffect(onInvited, [onInvited]);
  const [asks, setAsks] = useState<'about' | 'forget' | 'come' | 'lead' | 'banned' | null>(null);
  const [isSharing, setSharing] = useState(false);
  const { address } = room;
  const open = home.rooms.find((other) => sameRoom(other.address, address));
  const isMuted = open?.muted ?? false;
  const isShared = open?.sharesPage ?? false;
  const { attention, invisible } = home;
  const isQuiet = attention.doNotDisturb;
  const share = async (on: boolean) => {
    setSharing(false);
    if (!on || (await askForPages())) await ask({ type: 'share_page', room: address, on });
  };
  const blocked = useBlocked(address.serverUrl);
  const travelCommands = useTravel(address, ask);
  const tell = async (what: 'come' | 'lead') => {
    setAsks(null);
    if (!(await askForPages())) return;
    await ask(
      what === 'come'
        ? { type: 'ask_to_come', room: address }
        : { type: 'lead', room: address, on: true },
    );
  };
  // Where others are is told sealed, by servers that carry that.
  const travels = room.sealed && room.capabilities.includes('sealed');
  const items = menuGroups(
    [
      { label: t.menu.switchRoom, onChoose: onRooms },
      { label: t.rooms.joinAnother, onChoose: onJoinAnother },
      { label: p.room.copyInvite, onChoose: () => setInviting(true) },
      ...(room.sealed ? [{ label: p.sealed.forget, onChoose: () => setAsks('forget') }] : []),
    ],
    travels
      ? [
          { label: p.travel.come, onChoose: () => setAsks('come') },
          ...(open?.travel.leading
            ? []
            : [{ label: p.travel.lead, onChoose: () => setAsks('lead') }]),
        ]
      : [],
    [
      {
        label: isMuted ? p.room.unmute : p.room.mute,
        onChoose: () => void ask({ type: 'mute_room', room: address, on: !isMuted }),
      },
      {
        label: isShared ? p.room.hidePage : p.room.sharePage,
        onChoose: () => (isShared ? void share(false) : setSharing(true)),
      },
      ...moderationItems(room, {
        lock: (on) => void ask({ type: 'lock_room', room: address, on }),
        showBanned: () => setAsks('banned'),
      }),
    ],
    [
      {
        label: isQuiet ? p.room.disturbAgain : p.room.doNotDisturb,
        onChoose: () =>
          void ask({ type: 'save_attention', attention: { ...attention, doNotDisturb: !isQuiet } }),
      },
      {
        label: invisible ? p.room.beVisible : p.room.beInvisible,
        onChoose: () => void ask({ type: 'be_invisible', on: !invisible }),
      },
    ],
    [
      ...(onOpenPanel ? [{ label: t.menu.sidePanel, onChoose: onOpenPanel }] : []),
      { label: t.menu.options, onChoose: onOptions },
      { label: t.rooms.leave, onChoose: () => void ask({ type: 'leave_room', room: address }) },
    ],
  );
  return (
    <main className={styles.room}>
      <RoomHeader name={useRoomName(address)} connection={room.connection}>
        {room.sealed && (
          <Button look="quiet" title={p.sealed.about} onClick={() => setAsks('about')}>
            <Icon name="lock" />
            {t.talk.sealed.badge}
          </Button>
        )}
        <Menu label={t.menu.open} items={items} />
      </RoomHeader>
      <RoomNotes
        room={room}
        isShared={isShared}
        isMuted={isMuted}
        isQuiet={isQuiet}
        isInvisible={invisible}
      />
      <UnreachedNote
        room={room}
        onChangeServer={() => {
          onChangeServer();
          void ask({ type: 'leave_room', room: address });
        }}
      />
      {travels && open && (
        <TravelNotes room={room} blocked={blocked} travel={open.travel} {...travelCommands} />
      )}
      <ProblemLine words={problem && t.problems.command[problem]} isInset />
      {isInviting && <RoomInvite room={address} onClose={() => setInviting(false)} />}
      {asks === 'about' && <AboutSealed onClose={() => setAsks(null)} />}
      {asks === 'forget' && (
        <ForgetInvite
          onNo={() => setAsks(null)}
          onYes={() => {
            setAsks(null);
            setInviting(false);
            void ask({ type: 'forget_invite', room: address });
          }}
        />
      )}
      {(asks === 'come' || asks === 'lead') && (
        <TravelQuestion what={asks} onYes={() => void tell(asks)} onNo={() => setAsks(null)} />
      )}
      {asks === 'banned' && <BannedPeople room={address} onClose={() => setAsks(null)} />}
      {isSharing && <ShareQuestion onYes={() => void share(true)} onNo={() => setSharing(false)} />}
      <Conversation
        key={roomKey(address)}
        room={room}
        autoFocus
        moderates={room.capabilities.includes('moderate')}
        {...pointing}
      />
      {overlay && <OverlayHereSwitch {...overlay} />}
    </main>
  );
}
