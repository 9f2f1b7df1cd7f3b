import type { Home } from '../../lib/ui/contract.ts';
import type { Join } from '../../lib/ui/use-join.ts';
import { p } from '../../locales/page-words.ts';
import { InviteCard, type Invite, joinOf } from '../InviteCard.tsx';
import { PageHeader } from '../RoomHeader.tsx';
import styles from './RoomSurface.module.css';

/** The page behind is an invitation: whether to accept it. */
export function InvitePage({
  home,
  join,
  invite,
  onJoined,
  onDecline,
}: {
  readonly home: Home;
  readonly join: Join;
  readonly invite: Invite;
  readonly onJoined: () => void;
  readonly onDecline: () => void;
}) {
  async function accept(): Promise<void> {
    const isOpen = await join.join(joinOf(invite));
    if (isOpen) onJoined();
  }

  return (
    <main>
      <PageHeader title={p.invite.title} />
      <div className={styles.join}>
        <InviteCard
          invite={invite}
          servers={home.servers}
          join={join}
          onAccept={() => void accept()}
          onDecline={onDecline}
        />
      </div>
    </main>
  );
}
