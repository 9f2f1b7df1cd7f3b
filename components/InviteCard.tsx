import { rootIn } from '../lib/room/invite.ts';
import type { Join, JoinRequest } from '../lib/ui/use-join.ts';
import { p } from '../locales/page-words.ts';
import { t } from '../locales/words.ts';
import { Button } from './Button.tsx';
import { firstFocus } from './first-focus.ts';
import styles from './InviteCard.module.css';
import { ProblemLine } from './ProblemLine.tsx';
import { hostOf } from './host-of.ts';

export interface Invite {
  readonly server: string;
  /** Of an encrypted room, the code that opens it: not to be shown. */
  readonly roomId: string;
  /** What whoever invites calls the room. */
  readonly label?: string;
}

/** What the room that somebody is invited to is called. */
export function invitedRoom({ roomId, label }: Invite): string {
  return label ?? (isSealedInvite({ roomId }) ? p.sealed.name : roomId);
}

/** What accepting it asks for. */
export function joinOf(invite: Invite): JoinRequest {
  const { server, roomId: room } = invite;
  const isNamed = invite.label !== undefined || isSealedInvite(invite);
  return { server, room, ...(isNamed && { label: invitedRoom(invite) }) };
}

export function isSealedInvite({ roomId }: Pick<Invite, 'roomId'>): boolean {
  return rootIn(roomId) !== null;
}

/** Where an invitation leads and what that means, before anybody goes there. */
export function InviteCard({
  invite,
  servers,
  join,
  onAccept,
  onDecline,
}: {
  readonly invite: Invite;
  /** Where the person has been. */
  readonly servers: readonly string[];
  readonly join: Join;
  readonly onAccept: () => void;
  readonly onDecline: () => void;
}) {
  const { server } = invite;
  const isKnown = servers.includes(server);
  const isSealed = isSealedInvite(invite);
  return (
    <div className={styles.card}>
      <p className={styles.where}>{p.invite.to(invitedRoom(invite), hostOf(server))}</p>
      {isSealed && <p className={styles.means}>{p.sealed.invited}</p>}
      <p className={styles.means}>
        {isKnown ? p.invite.known : isSealed ? p.sealed.unknown : p.invite.unknown}
      </p>
      <ProblemLine words={join.problem && t.problems.command[join.problem]} />
      <div className={styles.actions}>
        <Button onClick={onDecline}>{p.invite.notNow}</Button>
        <Button look="main" {...firstFocus(true)} isBusy={join.isJoining} onClick={onAccept}>
          {join.isJoining ? t.rooms.joining : p.invite.join}
        </Button>
      </div>
    </div>
  );
}
