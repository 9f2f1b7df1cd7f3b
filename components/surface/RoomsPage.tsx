import type { RoomAddress } from '../../lib/room/types.ts';
import type { Home, ThisTab } from '../../lib/ui/contract.ts';
import { useAsking } from '../../lib/ui/use-asking.ts';
import type { Join } from '../../lib/ui/use-join.ts';
import { t } from '../../locales/words.ts';
import { IconButton } from '../Button.tsx';
import { PageHeader } from '../RoomHeader.tsx';
import { RoomSwitcher } from '../RoomSwitcher.tsx';
import { PageRooms } from './PageRooms.tsx';
import styles from './RoomSurface.module.css';

/** All rooms: one is brought to the front by a click. */
export function RoomsPage({
  home,
  join,
  tab,
  onShow,
  onJoined,
  onJoinAnother,
}: {
  readonly home: Home;
  readonly join: Join;
  readonly tab: ThisTab | null;
  readonly onShow: () => void;
  readonly onJoined: () => void;
  readonly onJoinAnother: () => void;
}) {
  const { problem, ask } = useAsking();
  const said = problem ?? join.problem;

  async function show(room: RoomAddress): Promise<void> {
    if (await ask({ type: 'bring_to_front', room })) onShow();
  }

  async function reopen({ serverUrl, roomId }: RoomAddress): Promise<void> {
    const isOpen = await join.join({ server: serverUrl, room: roomId });
    if (isOpen) onJoined();
  }

  return (
    <main className={styles.room}>
      <PageHeader title={t.rooms.title}>
        <IconButton icon="back" label={t.rooms.back} onClick={onShow} />
      </PageHeader>
      <RoomSwitcher
        home={home}
        problem={said && t.problems.command[said]}
        onOpen={(room) => void show(room)}
        onReopen={(room) => void reopen(room)}
        onLeave={(room) => void ask({ type: 'leave_room', room })}
        onJoinAnother={onJoinAnother}
      >
        {tab && <PageRooms tab={tab} home={home} join={join} onJoined={onJoined} />}
      </RoomSwitcher>
    </main>
  );
}
