import type { Join } from '../lib/ui/use-join.ts';
import { p } from '../locales/page-words.ts';
import { t } from '../locales/words.ts';
import { Button } from './Button.tsx';
import styles from './InviteCard.module.css';
import { ProblemLine } from './ProblemLine.tsx';
import { hostOf } from './host-of.ts';

export interface Invite {
  readonly server: string;
  readonly roomId: string;
}

/** Where an invitation leads and what that means, before anybody goes there. */
export function InviteCard({
  invite: { server, roomId },
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
  const isKnown = servers.includes(server);
  return (
    <div className={styles.card}>
      <p className={styles.where}>{p.invite.to(roomId, hostOf(server))}</p>
      <p className={styles.means}>{isKnown ? p.invite.known : p.invite.unknown}</p>
      <ProblemLine words={join.problem && t.problems.command[join.problem]} />
      <div className={styles.actions}>
        <Button onClick={onDecline}>{p.invite.notNow}</Button>
        <Button look="main" autoFocus isBusy={join.isJoining} onClick={onAccept}>
          {join.isJoining ? t.rooms.joining : p.invite.join}
        </Button>
      </div>
    </div>
  );
}
