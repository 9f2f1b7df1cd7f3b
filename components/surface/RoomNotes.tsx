import type { Room } from '../../lib/room/types.ts';
import { p } from '../../locales/page-words.ts';
import { Chip } from '../Chip.tsx';
import styles from './RoomNotes.module.css';

/** What is out of the ordinary here; nothing where nothing is. */
export function RoomNotes({
  room,
  isShared,
  isMuted,
  isQuiet,
  isInvisible,
}: {
  readonly room: Room;
  readonly isShared: boolean;
  readonly isMuted: boolean;
  readonly isQuiet: boolean;
  readonly isInvisible: boolean;
}) {
  const isOnline = room.connection.status === 'online';
  const isSeen = isInvisible && isOnline && !room.capabilities.includes('invisible');
  const isLocked = isOnline && room.locked === true;
  if (!isShared && !isMuted && !isQuiet && !isInvisible && !isLocked) return null;
  return (
    <div className={styles.notes}>
      {isLocked && <Chip>{p.room.locked}</Chip>}
      {isShared && <Chip>{p.room.sharesPage}</Chip>}
      {isMuted && <Chip>{p.room.muted}</Chip>}
      {isQuiet && <Chip>{p.room.doNotDisturb}</Chip>}
      {isInvisible && !isSeen && <Chip>{p.room.invisible}</Chip>}
      {isSeen && <p className={styles.seen}>{p.room.visibleHere}</p>}
    </div>
  );
}
