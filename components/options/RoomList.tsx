import { useState } from 'react';
import { isSealedRoom, roomKey } from '../../lib/room/room-id.ts';
import type { RoomAddress } from '../../lib/room/types.ts';
import type { Home, OpenRoom, RecentRoom } from '../../lib/ui/contract.ts';
import { useJoin } from '../../lib/ui/use-join.ts';
import { type Saving, useSaving } from '../../lib/ui/use-saving.ts';
import { askForPages } from '../../lib/ui/ask-for-pages.ts';
import { p } from '../../locales/page-words.ts';
import { t } from '../../locales/words.ts';
import { Button, IconButton } from '../Button.tsx';
import { hostOf } from '../host-of.ts';
import { ConsentField } from '../surface/ConsentField.tsx';
import { RoomInvite } from '../surface/RoomInvite.tsx';
import { Switch } from '../Toggle.tsx';
import styles from './List.module.css';
import { Note, Part } from './OptionsLayout.tsx';
import { SaveLine } from './SaveLine.tsx';

/** Rooms that are open, with what can be set for each, and those that were left. */
export function RoomList({ home }: { readonly home: Home }) {
  const { isSaved, problem, save } = useSaving();
  const { join, problem: joinProblem } = useJoin();
  const said = problem ?? joinProblem;
  return (
    <>
      <Part title={p.options.roomsOpen}>
        {home.rooms.length === 0 && <Note>{p.options.roomsEmpty}</Note>}
        <ul className={home.rooms.length > 0 ? styles.list : undefined}>
          {home.rooms.map((room) => (
            <OpenRoomRow key={roomKey(room.address)} room={room} save={save} />
          ))}
        </ul>
      </Part>
      <Part title={t.rooms.recent}>
        {home.recent.length === 0 && <Note>{p.options.recentEmpty}</Note>}
        <ul className={home.recent.length > 0 ? styles.list : undefined}>
          {home.recent.map((room) => (
            <RecentRow
              key={roomKey(room.address)}
              room={room}
              onJoin={() =>
                void join({ server: room.address.serverUrl, room: room.address.roomId })
              }
            />
          ))}
        </ul>
      </Part>
      <SaveLine isSaved={isSaved} problem={said && t.problems.command[said]} />
    </>
  );
}

function OpenRoomRow({
  room: { address, label, muted, sharesPage, travel },
  save,
}: {
  readonly room: OpenRoom;
  readonly save: Saving['save'];
}) {
  const [isInviting, setInviting] = useState(false);
  const name = label ?? address.roomId;
  const share = async (on: boolean) => {
    if (!on || (await askForPages())) await save({ type: 'share_page', room: address, on });
  };
  return (
    <li className={styles.row}>
      <RoomWords name={name} address={address} />
      <span className={styles.actions}>
        <Button data-landing="" onClick={() => setInviting(true)}>
          {p.room.copyInvite}
        </Button>
        <IconButton
          icon="close"
          label={t.rooms.leaveNamed(name)}
          onClick={() => void save({ type: 'leave_room', room: address })}
        />
      </span>
      <span className={styles.wide}>
        <Switch
          label={p.room.mute}
          hint={p.options.muteHint}
          checked={muted}
          onChange={(on) => void save({ type: 'mute_room', room: address, on })}
        />
        <Switch
          label={p.room.sharePage}
          hint={p.options.sharePageHint}
          checked={sharesPage}
          onChange={(on) => void share(on)}
        />
      </span>
      {isSealedRoom(address) && (
        <span className={styles.wide}>
          <ConsentField
            consent={travel.consent}
            onChange={(consent) => void save({ type: 'save_consent', room: address, consent })}
          />
        </span>
      )}
      {isInviting && (
        <span className={styles.wide}>
          <RoomInvite room={address} onClose={() => setInviting(false)} />
        </span>
      )}
    </li>
  );
}

function RecentRow({
  room: { address, label },
  onJoin,
}: {
  readonly room: RecentRoom;
  readonly onJoin: () => void;
}) {
  const name = label ?? address.roomId;
  return (
    <li className={styles.row}>
      <RoomWords name={name} address={address} />
      <Button aria-label={p.options.joinAgain(name)} onClick={onJoin}>
        {p.invite.join}
      </Button>
    </li>
  );
}

function RoomWords({ name, address }: { readonly name: string; readonly address: RoomAddress }) {
  return (
    <span className={styles.words}>
      <bdi className={styles.name}>{name}</bdi>
      <span className={styles.note}>{t.rooms.onServer(hostOf(address.serverUrl))}</span>
    </span>
  );
}
