import type { Home } from '../lib/ui/contract.ts';
import type { Join } from '../lib/ui/use-join.ts';
import { t } from '../locales/words.ts';
import styles from './FirstRun.module.css';
import { JoinForm } from './JoinForm.tsx';
import { Lamp } from './Lamp.tsx';
import { RecentRooms } from './RoomSwitcher.tsx';

/** The first thing a person sees: who they are, which server, which room. All but the room is filled in. */
export function FirstRun({
  home,
  join,
  onJoined,
}: {
  readonly home: Home;
  readonly join: Join;
  readonly onJoined: () => void;
}) {
  return (
    <main className={styles.page}>
      <JoinForm
        home={home}
        join={join}
        withProfile
        autoFocus
        onJoined={onJoined}
        intro={
          <header className={styles.intro}>
            <Lamp size={40} />
            <div>
              <h1 className={styles.title}>{t.welcome.title}</h1>
              <p className={styles.text}>{t.welcome.text}</p>
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
