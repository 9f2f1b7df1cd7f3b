import { type FormEvent, useId, useState } from 'react';
import { parseRoomId, type RoomIdProblem } from '../../lib/room/room-id.ts';
import type { DoctorStart } from '../../lib/ui/doctor-address.ts';
import { d } from '../../locales/doctor-words.ts';
import { t } from '../../locales/words.ts';
import { Button } from '../Button.tsx';
import { Field } from '../Field.tsx';
import styles from './Doctor.module.css';

/** Which server, and which room on it; without one the doctor takes one that nobody is in. */
export function DoctorForm({
  start,
  known,
  isRunning,
  onExamine,
}: {
  readonly start: DoctorStart;
  /** Addresses to offer. */
  readonly known: readonly string[];
  readonly isRunning: boolean;
  readonly onExamine: (server: string, roomId: string | null) => void;
}) {
  const [server, setServer] = useState(start.server);
  const [room, setRoom] = useState(start.room);
  const [problem, setProblem] = useState<RoomIdProblem | null>(null);
  const listId = useId();

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (room.trim() === '') return onExamine(server, null);
    const parsed = parseRoomId(room);
    if (parsed.ok) onExamine(server, parsed.roomId);
    else setProblem(parsed.problem);
  }

  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <div className={styles.where}>
        <Field
          label={t.server.label}
          dir="ltr"
          inputMode="url"
          list={listId}
          value={server}
          onChange={setServer}
        />
        <Field
          label={t.rooms.name}
          hint={d.roomHint}
          problem={problem && t.problems.command[`room_${problem}`]}
          autoCapitalize="none"
          value={room}
          onChange={(next) => {
            setProblem(null);
            setRoom(next);
          }}
        />
      </div>
      <datalist id={listId}>
        {known.map((address) => (
          <option key={address} value={address} />
        ))}
      </datalist>
      <div>
        <Button type="submit" look="main">
          {isRunning ? d.checking : d.check}
        </Button>
      </div>
    </form>
  );
}
