import type { ReactNode } from 'react';
import { roomKey, sameRoom } from '../lib/room/room-id.ts';
import type { RoomAddress } from '../lib/room/types.ts';
import type { Home, OpenRoom, RecentRoom } from '../lib/ui/contract.ts';
import { p } from '../locales/page-words.ts';
import { t } from '../locales/words.ts';
import { Button, IconButton } from './Button.tsx';
import { Chip } from './Chip.tsx';
import { ConnectionWord } from './ConnectionNotice.tsx';
import { hostOf } from './host-of.ts';
import { goByKeys } from './list-keys.ts';
import { ProblemLine } from './ProblemLine.tsx';
import styles from './RoomSwitcher.module.css';

/** All rooms: those that are open, those that were, and the way to another. */
export function RoomSwitcher({
  home,
  problem,
  onOpen,
  onReopen,
  onLeave,
  onJoinAnother,
  children,
}: {
  readonly home: Home;
  /** Why the last room was not opened. */
  readonly problem: string | null;
  readonly onOpen: (room: RoomAddress) => void;
  readonly onReopen: (room: RoomAddress) => void;
  readonly onLeave: (room: RoomAddress) => void;
  readonly onJoinAnother: () => void;
  /** Other ways to another room. */
  readonly children?: ReactNode;
}) {
  return (
    // Its rows are buttons that Tab reaches; the keys are a shorter way.
    <div className={styles.rooms} onKeyDown={goByKeys}>
      <ProblemLine words={problem} />
      <section>
        <h2 className={styles.heading}>{t.rooms.open}</h2>
        <ul>
          {home.rooms.map((room) => (
            <OpenRoomRow
              key={roomKey(room.address)}
              room={room}
              isFront={sameRoom(room.address, home.front)}
              onOpen={onOpen}
              onLeave={onLeave}
            />
          ))}
        </ul>
        {home.rooms.length > 1 && (
          <p className={styles.keys}>{t.sentences([p.room.listKeys, p.room.keys])}</p>
        )}
      </section>
      <Button onClick={onJoinAnother}>{t.rooms.joinAnother}</Button>
      {children}
      <RecentRooms rooms={home.recent} onOpen={onReopen} />
    </div>
  );
}

function OpenRoomRow({
  room: { address, label, muted, connection, people, unread },
  isFront,
  onOpen,
  onLeave,
}: {
  readonly room: OpenRoom;
  readonly isFront: boolean;
  readonly onOpen: (room: RoomAddress) => void;
  readonly onLeave: (room: RoomAddress) => void;
}) {
  const name = label ?? address.roomId;
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={styles.room}
        data-row={name}
        aria-current={isFront || undefined}
        autoFocus={isFront}
        onClick={() => onOpen(address)}
      >
        <RoomWords name={name} address={address} />
        <span className={styles.standing}>
          {muted && <Chip>{p.room.muted}</Chip>}
          {connection.status === 'online' ? (
            t.rooms.people(people)
          ) : (
            <ConnectionWord connection={connection} />
          )}
          {unread > 0 && <strong className={styles.unread}>{t.rooms.unread(unread)}</strong>}
        </span>
      </button>
      <IconButton icon="close" label={t.rooms.leaveNamed(name)} onClick={() => onLeave(address)} />
    </li>
  );
}

/** Rooms that were left, to be opened again by one click. */
export function RecentRooms({
  rooms,
  onOpen,
}: {
  readonly rooms: readonly RecentRoom[];
  readonly onOpen: (room: RoomAddress) => void;
}) {
  if (rooms.length === 0) return null;
  return (
    <section>
      <h2 className={styles.heading}>{t.rooms.recent}</h2>
      <ul>
        {rooms.map(({ address, label }) => (
          <li key={roomKey(address)} className={styles.row}>
            <button
              type="button"
              className={styles.room}
              data-row={label ?? address.roomId}
              onClick={() => onOpen(address)}
            >
              <RoomWords name={label ?? address.roomId} address={address} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RoomWords({ name, address }: { readonly name: string; readonly address: RoomAddress }) {
  return (
    <>
      <bdi className={styles.name}>{name}</bdi>
      <span className={styles.host}>{t.rooms.onServer(hostOf(address.serverUrl))}</span>
    </>
  );
}
