import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { classes } from '../../components/classes.ts';
import { MenuItems } from '../../components/Menu.tsx';
import { OverlayBubble } from '../../components/OverlayBubble.tsx';
import { AskedLine } from '../../components/AskedLine.tsx';
import { OverlayPanel } from '../../components/OverlayPanel.tsx';
import { OverlayPill } from '../../components/OverlayPill.tsx';
import { ProblemLine } from '../../components/ProblemLine.tsx';
import { usePointing } from '../../components/use-pointing.ts';
import { roomKey, sameRoom } from '../../lib/room/room-id.ts';
import { memberFace, ownMemberId, unreadCount } from '../../lib/room/select.ts';
import type { Message, Room } from '../../lib/room/types.ts';
import { PANEL_SIZE } from '../../lib/overlay/panel-size.ts';
import { useSurface } from '../../lib/ui/RoomlightProvider.tsx';
import { useAsking } from '../../lib/ui/use-asking.ts';
import { useBlocked } from '../../lib/ui/use-blocked.ts';
import { useBubble } from '../../lib/ui/use-bubble.ts';
import { useFocusComposer } from '../../lib/ui/use-focus-composer.ts';
import { type Edge, useFrameDrag } from '../../lib/ui/use-frame-drag.ts';
import { useFrameSize } from '../../lib/ui/use-frame-size.ts';
import { useHome } from '../../lib/ui/use-home.ts';
import { useRoom } from '../../lib/ui/use-room.ts';
import { useRoomKeys } from '../../lib/ui/use-room-keys.ts';
import { useRoomName } from '../../lib/ui/use-room-name.ts';
import { useSidePanel } from '../../lib/ui/use-side-panel.ts';
import { t } from '../../locales/words.ts';
import styles from './Overlay.module.css';

/** A page in which nobody opens the panel loads no more than the pill. */
const loadConversation = () => import('../../components/Conversation.tsx');
const Conversation = lazy(async () => ({ default: (await loadConversation()).Conversation }));

/**
 * The overlay; nothing at all until the background knows this frame and a room is there. `hadPanel`: the frame
 * before this one, in a tab that was hidden for long, had the panel open.
 */
export function Overlay({
  edge = 'right',
  hadPanel = false,
}: {
  readonly edge?: Edge;
  readonly hadPanel?: boolean;
}) {
  const room = useRoom();
  // Not the room's: while another one is fetched, the panel stays open.
  const [shows, setShows] = useState<Shows>(hadPanel ? 'panel' : 'pill');
  // What comes back by itself takes no focus from the page.
  const [isAsked, setAsked] = useState(!hadPanel);
  const show = useCallback((what: Shows) => {
    setAsked(true);
    setShows(what);
  }, []);
  return (
    room && <RoomOverlay room={room} edge={edge} shows={shows} isAsked={isAsked} onShow={show} />
  );
}

type Shows = 'pill' | 'menu' | 'panel';

function RoomOverlay({
  room,
  edge,
  shows,
  isAsked,
  onShow: setShows,
}: {
  readonly room: Room;
  readonly edge: Edge;
  readonly shows: Shows;
  readonly isAsked: boolean;
  readonly onShow: (shows: Shows) => void;
}) {
  const surface = useSurface();
  const content = useRef<HTMLDivElement>(null);
  const name = useRoomName(room.address);
  useRoomKeys();
  const openPanel = useSidePanel();
  useFocusComposer(() => setShows('panel'));
  const isOpen = shows === 'panel';
  const pointing = usePointing('overlay');
  const blocked = useBlocked(room.address.serverUrl);
  const counts = useCallback(
    ({ from }: Message) => from.id === null || !blocked.has(from.id),
    [blocked],
  );
  const home = useHome();
  const here = home?.rooms.find(({ address }) => sameRoom(address, room.address));
  const isQuiet = home?.attention.doNotDisturb || here?.muted;
  const bubble = useBubble(room, isOpen || isQuiet === true, counts);
  const drag = useFrameDrag(edge);
  useFrameSize(content, isOpen ? PANEL_SIZE : null);

  const minimise = useCallback(() => {
    setShows('pill');
    // Also where it was clicked: over a modal dialog, the page is inert while the frame has the focus.
    surface.tell({ type: 'release_focus' });
  }, [surface, setShows]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.isComposing || document.querySelector('[data-open]'))
        return;
      minimise();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [minimise]);

  const { problem, ask } = useAsking();
  const problemLine = <ProblemLine words={problem && t.problems.command[problem]} isInset />;
  const hide = (until: 'reload' | 'site' | 'everywhere') => () =>
    void ask({ type: 'hide_overlay', until });
  const moveAcross = () => {
    drag.moveAcross();
    if (!isOpen) setShows('pill');
  };
  const menu = [
    { label: t.overlay.moveAcross, onChoose: moveAcross },
    { label: t.overlay.hideUntilReload, onChoose: hide('reload') },
    { label: t.overlay.hideOnSite, onChoose: hide('site') },
    { label: t.overlay.pause, onChoose: hide('everywhere') },
    // A frame in Firefox has no sidebar to open.
    ...(openPanel
      ? [{ label: t.menu.sidePanel, onChoose: () => void openPanel().then(() => setShows('pill')) }]
      : []),
  ];
  const open = () => setShows('panel');
  const frame = classes(styles.content, styles[drag.edge], isOpen && styles.open);

  if (isOpen) {
    return (
      <div ref={content} className={frame}>
        <OverlayPanel room={room} menu={menu} onMinimise={minimise}>
          {problemLine}
          <Suspense fallback={<p className={styles.loading}>{t.app.loading}</p>}>
            {room.sealed && here && (
              <AskedLine room={room} blocked={blocked} answered={here.travel.answered} />
            )}
            <Conversation
              key={roomKey(room.address)}
              room={room}
              autoFocus={isAsked}
              {...pointing}
            />
          </Suspense>
        </OverlayPanel>
      </div>
    );
  }
  const author = room.members.find(({ id }) => id === bubble?.from.id);
  return (
    <div ref={content} className={frame} onPointerEnter={() => void loadConversation()}>
      {shows === 'menu' && (
        <div className={styles.menu}>
          {problemLine}
          <MenuItems items={menu} />
        </div>
      )}
      <OverlayBubble
        message={shows === 'pill' ? bubble : null}
        face={author ? memberFace(author) : (bubble?.from.id ?? bubble?.from.name ?? '')}
        onOpen={open}
      />
      <OverlayPill
        name={name}
        members={room.members}
        selfId={ownMemberId(room)}
        unread={unreadCount(room, counts)}
        isMenuOpen={shows === 'menu'}
        drag={drag.handlers}
        onOpen={open}
        onMenu={() => setShows(shows === 'menu' ? 'pill' : 'menu')}
      />
    </div>
  );
}
