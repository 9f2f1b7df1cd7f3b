import { roomKey } from '../lib/room/room-id.ts';
import type { RoomAddress } from '../lib/room/types.ts';
import type { Home, OpenRoom } from '../lib/ui/contract.ts';
import { t } from '../locales/words.ts';
import { Button, IconButton } from './Button.tsx';
import { ConnectionWord } from './ConnectionNotice.tsx';
import styles from './RoomSwitcher.module.css';
import { ProblemLine } from './ProblemLine.tsx';

/** All rooms: those that are open, those that were, and the way to another. */
export function RoomSwitcher({
  home,
  problem,
  onOpen,
  onReopen,
  onLeave,
  onJoinAnother,
}: {
  readonly home: Home;
  /** Why the last room was not opened. */
  readonly problem: string | null;
  readonly onOpen: (room: RoomAddress) => void;
  readonly onReopen: (room: RoomAddress) => void;
  readonly onLeave: (room: RoomAddress) => void;
  readonly onJoinAnother: () => void;
}) {
  return (
    <div className={styles.rooms}>
      <ProblemLine words={problem} />
      <section>
        <h2 className={styles.heading}>{t.rooms.open}</h2>
        <ul>
          {home.rooms.map((room) => (
            <OpenRoomRow
              key={roomKey(room.address)}
              room={room}
              onOpen={onOpen}
              onLeave={onLeave}
            />
          ))}
        </ul>
      </section>
      <Button onClick={onJoinAnother}>{t.rooms.joinAnother}</Button>
      <RecentRooms rooms={home.recent} onOpen={onReopen} />
    </div>
  );
}

function OpenRoomRow({
  room: { address, connection, people, unread },
  onOpen,
  onLeave,
}: {
  readonly room: OpenRoom;
  readonly onOpen: (room: RoomAddress) => void;
  readonly onLeave: (room: RoomAddress) => void;
}) {
  return (
    <li className={styles.row}>
      <button type="button" className={styles.room} onClick={() => onOpen(address)}>
        <RoomWords address={address} />
        <span className={styles.standing}>
          {connection.status === 'online' ? (
            t.rooms.people(people)
          ) : (
            <ConnectionWord connection={connection} />
          )}
          {unread > 0 && <strong className={styles.unread}>{t.rooms.unread(unread)}</strong>}
        </span>
      </button>
      <IconButton
        icon="close"
        label={t.rooms.leaveNamed(address.roomId)}
        onClick={() => onLeave(address)}
      />
    </li>
  );
}

/** Rooms that were left, to be opened again by one click. */
export function RecentRooms({
  rooms,
  onOpen,
}: {
  readonly rooms: readonly RoomAddress[];
  readonly onOpen: (room: RoomAddress) => void;
}) {
  if (rooms.length === 0) return null;
  return (
    <section>
      <h2 className={styles.heading}>{t.rooms.recent}</h2>
      <ul>
        {rooms.map((room) => (
          <li key={roomKey(room)} className={styles.row}>
            <button type="button" className={styles.room} onClick={() => onOpen(room)}>
              <RoomWords address={room} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RoomWords({ address }: { readonly address: RoomAddress }) {
  return (
    <>
      <bdi className={styles.name}>{address.roomId}</bdi>
      <span className={styles.host}>{t.rooms.onServer(hostOf(address))}</span>
    </>
  );
}

function hostOf({ serverUrl }: RoomAddress): string {
  return serverUrl.replace(/^https?:\/\//, '');
}
