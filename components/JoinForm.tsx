import { type FormEvent, type ReactNode, useState } from 'react';
import type { Home, Profile } from '../lib/ui/contract.ts';
import { type Join, problemField } from '../lib/ui/use-join.ts';
import { t } from '../locales/words.ts';
import { Button } from './Button.tsx';
import { Field } from './Field.tsx';
import styles from './JoinForm.module.css';
import { ProfileFields } from './ProfileFields.tsx';
import { LOCAL_SERVER, ServerField } from './ServerField.tsx';
import { ProblemLine } from './ProblemLine.tsx';

/** Where to join: a server and a room; at first also who you are. What was wrong is said at its field. */
export function JoinForm({
  home,
  join,
  withProfile,
  autoFocus = false,
  intro,
  onJoined,
}: {
  readonly home: Home;
  readonly join: Join;
  /** Also ask for name and face. */
  readonly withProfile: boolean;
  readonly autoFocus?: boolean;
  readonly intro?: ReactNode;
  readonly onJoined: () => void;
}) {
  const [profile, setProfile] = useState<Profile>(home.profile);
  const [server, setServer] = useState(home.servers[0] ?? LOCAL_SERVER);
  const [room, setRoom] = useState('');
  const field = join.problem && problemField(join.problem);
  const words = join.problem && t.problems.command[join.problem];
  const wordsAt = (name: typeof field) => (field === name ? words : null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (join.isJoining) return;
    const isOpen = await join.join({ server, room, ...(withProfile ? { profile } : {}) });
    if (isOpen) onJoined();
  }

  return (
    <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      {intro}
      {withProfile && (
        <ProfileFields
          profile={profile}
          problem={wordsAt('name')}
          onChange={(next) => {
            join.forget();
            setProfile(next);
          }}
        />
      )}
      <ServerField
        server={server}
        known={home.servers}
        problem={wordsAt('server')}
        onChange={(next) => {
          join.forget();
          setServer(next);
        }}
      />
      <Field
        label={t.rooms.name}
        hint={t.rooms.nameHint}
        problem={wordsAt('room')}
        autoCapitalize="none"
        autoFocus={autoFocus}
        value={room}
        onChange={(next) => {
          join.forget();
          setRoom(next);
        }}
      />
      <ProblemLine words={field === null ? words : null} />
      <Button type="submit" look="main" isBusy={join.isJoining}>
        {join.isJoining ? t.rooms.joining : t.rooms.join}
      </Button>
    </form>
  );
}
