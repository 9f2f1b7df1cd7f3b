import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { parseRoomWish } from '../lib/room/invite.ts';
import type { Home, Profile } from '../lib/ui/contract.ts';
import { makePrivateCode } from '../lib/ui/make-private-code.ts';
import { type Join, type JoinRequest, problemField } from '../lib/ui/use-join.ts';
import { p } from '../locales/page-words.ts';
import { t } from '../locales/words.ts';
import { Button } from './Button.tsx';
import { Field } from './Field.tsx';
import { Icon } from './Icon.tsx';
import { type Invite, InviteCard, isSealedInvite, joinOf } from './InviteCard.tsx';
import styles from './JoinForm.module.css';
import { ProblemLine } from './ProblemLine.tsx';
import { ProfileFields } from './ProfileFields.tsx';
import { offeredServer, ServerField } from './ServerField.tsx';

/** What a person typed before, and comes back to: the server was wrong. */
export interface TypedRoom {
  readonly server: string;
  readonly room: string;
}

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
  typed = null,
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
  readonly typed?: TypedRoom | null;
  /** Says without a click whether the local server answers. */
  readonly looksForLocal?: boolean;
  readonly intro?: ReactNode;
  /** `private`: an encrypted room that nobody else is in yet. */
  readonly onJoined: (made?: 'private') => void;
}) {
  const [profile, setProfile] = useState<Profile>(home.profile);
  const [server, setServer] = useState(invite?.server ?? typed?.server ?? offeredServer(home));
  const isSealed = invite !== null && isSealedInvite(invite);
  // The code of an encrypted room is for nobody's eyes.
  const [room, setRoom] = useState(isSealed ? '' : (invite?.roomId ?? typed?.room ?? ''));
  const [pasted, setPasted] = useState<Invite | null>(null);
  const [isNewer, setNewer] = useState(false);
  const field = join.problem && problemField(join.problem);
  const words = join.problem && t.problems.command[join.problem];
  const wordsAt = (name: typeof field) => (field === name ? words : null);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // What was wrong is corrected there, and a screen reader reads it with its field.
    if (join.problem) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [join.problem]);

  /** `set`, and what was wrong before counts no more. */
  function changing<T>(set: (value: T) => void): (value: T) => void {
    return (value) => {
      join.forget();
      setNewer(false);
      set(value);
    };
  }

  async function enter(where: JoinRequest, made?: 'private'): Promise<void> {
    if (join.isJoining) return;
    const isOpen = await join.join({ ...where, ...(withProfile ? { profile } : {}) });
    if (isOpen) onJoined(made);
  }

  function makePrivate(): void {
    const label = room.trim() === '' ? p.sealed.name : room.trim();
    void enter({ server, room: makePrivateCode(), label }, 'private');
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (isSealed) return void enter({ ...joinOf(invite), server });
    const wish = parseRoomWish(room);
    if (!wish.ok && (wish.problem === 'newer_invite' || wish.problem === 'damaged_invite'))
      return setNewer(true);
    if (wish.ok && wish.isInvite) {
      join.forget();
      const { roomId, label } = wish;
      const where = { server: wish.server ?? server, roomId };
      return setPasted(label === undefined ? where : { ...where, label });
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
          onAccept={() => void enter(joinOf(pasted))}
          onDecline={() => {
            join.forget();
            setPasted(null);
          }}
        />
      </div>
    );
  }

  return (
    <form ref={form} className={styles.form} noValidate onSubmit={submit}>
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
        autoFocus={typed !== null}
        onChange={changing(setServer)}
      />
      {isSealed ? (
        <p>{p.sealed.invited}</p>
      ) : (
        <Field
          label={t.rooms.name}
          hint={p.invite.fieldHint}
          problem={isNewer ? p.invite.newer : wordsAt('room')}
          autoCapitalize="none"
          autoFocus={autoFocus && typed === null}
          value={room}
          onChange={changing(setRoom)}
        />
      )}
      <ProblemLine words={field === null ? words : null} />
      <Button type="submit" look="main" isBusy={join.isJoining}>
        {join.isJoining ? t.rooms.joining : t.rooms.join}
      </Button>
      {invite === null && (
        <div className={styles.private}>
          <Button isBusy={join.isJoining} onClick={makePrivate}>
            <Icon name="lock" />
            {p.sealed.create}
          </Button>
          <p className={styles.hint}>{p.sealed.createHint}</p>
        </div>
      )}
    </form>
  );
}
