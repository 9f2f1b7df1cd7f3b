import { type FormEvent, type ReactNode, useState } from 'react';
import { parseRoomWish } from '../lib/room/invite.ts';
import type { Home, Profile } from '../lib/ui/contract.ts';
import { type Join, problemField } from '../lib/ui/use-join.ts';
import { p } from '../locales/page-words.ts';
import { t } from '../locales/words.ts';
import { Button } from './Button.tsx';
import { Field } from './Field.tsx';
import { type Invite, InviteCard } from './InviteCard.tsx';
import styles from './JoinForm.module.css';
import { ProblemLine } from './ProblemLine.tsx';
import { ProfileFields } from './ProfileFields.tsx';
import { LOCAL_SERVER, ServerField } from './ServerField.tsx';

/**
 * Where to join: a server and a room; at first also who you are. What was wrong is said at its field. An
 * invitation that is pasted for a room is not followed before the person has read where it leads.
 */
export function JoinForm({
  home,
  join,
  withProfile,
  autoFocus = false,
  invite = null,
  looksForLocal = false,
  intro,
  onJoined,
}: {
  readonly home: Home;
  readonly join: Join;
  /** Also ask for name and face. */
  readonly withProfile: boolean;
  readonly autoFocus?: boolean;
  /** Fills server and room in. */
  readonly invite?: Invite | null;
  /** Says without a click whether the local server answers. */
  readonly looksForLocal?: boolean;
  readonly intro?: ReactNode;
  readonly onJoined: () => void;
}) {
  const [profile, setProfile] = useState<Profile>(home.profile);
  const [server, setServer] = useState(invite?.server ?? home.servers[0] ?? LOCAL_SERVER);
  const [room, setRoom] = useState(invite?.roomId ?? '');
  const [pasted, setPasted] = useState<Invite | null>(null);
  const [isNewer, setNewer] = useState(false);
  const field = join.problem && problemField(join.problem);
  const words = join.problem && t.problems.command[join.problem];
  const wordsAt = (name: typeof field) => (field === name ? words : null);

  /** `set`, and what was wrong before counts no more. */
  function changing<T>(set: (value: T) => void): (value: T) => void {
    return (value) => {
      join.forget();
      setNewer(false);
      set(value);
    };
  }

  async function enter(where: { readonly server: string; readonly room: string }): Promise<void> {
    if (join.isJoining) return;
    const isOpen = await join.join({ ...where, ...(withProfile ? { profile } : {}) });
    if (isOpen) onJoined();
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    const wish = parseRoomWish(room);
    if (!wish.ok && (wish.problem === 'newer_invite' || wish.problem === 'damaged_invite'))
      return setNewer(true);
    if (wish.ok && wish.isInvite) {
      join.forget();
      return setPasted({ server: wish.server ?? server, roomId: wish.roomId });
    }
    void enter({ server, room });
  }

  if (pasted) {
    return (
      <div className={styles.form}>
        <h2>{p.invite.title}</h2>
        <InviteCard
          invite={pasted}
          servers={home.servers}
          join={join}
          onAccept={() => void enter({ server: pasted.server, room: pasted.roomId })}
          onDecline={() => {
            join.forget();
            setPasted(null);
          }}
        />
      </div>
    );
  }

  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      {intro}
      {withProfile && (
        <ProfileFields
          profile={profile}
          problem={wordsAt('name')}
          onChange={changing(setProfile)}
        />
      )}
      <ServerField
        server={server}
        known={home.servers}
        problem={wordsAt('server')}
        looksForLocal={looksForLocal}
        onChange={changing(setServer)}
      />
      <Field
        label={t.rooms.name}
        hint={p.invite.fieldHint}
        problem={isNewer ? p.invite.newer : wordsAt('room')}
        autoCapitalize="none"
        autoFocus={autoFocus}
        value={room}
        onChange={changing(setRoom)}
      />
      <ProblemLine words={field === null ? words : null} />
      <Button type="submit" look="main" isBusy={join.isJoining}>
        {join.isJoining ? t.rooms.joining : t.rooms.join}
      </Button>
    </form>
  );
}
