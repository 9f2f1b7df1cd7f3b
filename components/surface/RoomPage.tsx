import { Conversation } from '../../components/Conversation.tsx';
import { Menu } from '../../components/Menu.tsx';
import { OverlayHereSwitch } from '../../components/OverlayHereSwitch.tsx';
import { ProblemLine } from '../../components/ProblemLine.tsx';
import { RoomHeader } from '../../components/RoomHeader.tsx';
import { roomKey } from '../../lib/room/room-id.ts';
import type { Room } from '../../lib/room/types.ts';
import { useAsking } from '../../lib/ui/use-asking.ts';
import type { OverlayHere } from '../../lib/ui/use-overlay-here.ts';
import { t } from '../../locales/words.ts';
import styles from './Popup.module.css';

/** The room in front. */
export function RoomPage({
  room,
  overlay,
  onRooms,
  onJoinAnother,
  onOptions,
}: {
  readonly room: Room;
  readonly overlay: OverlayHere;
  readonly onRooms: () => void;
  readonly onJoinAnother: () => void;
  readonly onOptions: () => void;
}) {
  const { problem, ask } = useAsking();
  const leave = () => void ask({ type: 'leave_room', room: room.address });
  return (
    <main className={styles.room}>
      <RoomHeader roomId={room.address.roomId} connection={room.connection}>
        <Menu
          label={t.menu.open}
          items={[
            { label: t.menu.switchRoom, onChoose: onRooms },
            { label: t.rooms.joinAnother, onChoose: onJoinAnother },
            { label: t.menu.options, onChoose: onOptions },
            { label: t.rooms.leave, onChoose: leave },
          ]}
        />
      </RoomHeader>
      <ProblemLine words={problem && t.problems.command[problem]} isInset />
      <Conversation key={roomKey(room.address)} room={room} autoFocus />
      <OverlayHereSwitch {...overlay} />
    </main>
  );
}
