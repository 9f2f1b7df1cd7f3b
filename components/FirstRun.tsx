import type { Home } from '../lib/ui/contract.ts';
import type { Join } from '../lib/ui/use-join.ts';
import { p } from '../locales/page-words.ts';
import { t } from '../locales/words.ts';
import styles from './FirstRun.module.css';
import { hostOf } from './host-of.ts';
import { type Invite, invitedRoom } from './InviteCard.tsx';
import { JoinForm, type TypedRoom } from './JoinForm.tsx';
import { Lamp } from './Lamp.tsx';
import { RecentRooms } from './RoomSwitcher.tsx';

/** The first thing a person sees: who they are, which server, which room. All but the room is filled in. */
export function FirstRun({
  home,
  join,
  invite = null,
  typed = null,
  onJoined,
}: {
  readonly home: Home;
  readonly join: Join;
  /** Where the page behind invites to: it stands in the form already. */
  readonly invite?: Invite | null;
  readonly typed?: TypedRoom | null;
  readonly onJoined: (made?: 'private') => void;
}) {
  return (
    <main className={styles.page}>
      <JoinForm
        home={home}
        join={join}
        withProfile
        invite={invite}
        typed={typed}
        autoFocus
        onJoined={onJoined}
        intro={
          <header className={styles.intro}>
            <Lamp size={40} />
            <div>
              <h1 className={styles.title}>{invite ? p.invite.title : t.welcome.title}</h1>
              <p className={styles.text}>
                {invite ? p.invite.to(invitedRoom(invite), hostOf(invite.server)) : t.welcome.text}
              </p>
            </div>
          </header>
        }
      />
      <RecentRooms
        rooms={home.recent}
        onOpen={({ serverUrl, roomId }) =>
          void join.join({ server: serverUrl, room: roomId }).then((isOpen) => isOpen && onJoined())
        }
      />
    </main>
  );
}
