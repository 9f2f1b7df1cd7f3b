import type { Home } from '../../lib/ui/contract.ts';
import { useJoin } from '../../lib/ui/use-join.ts';
import { useOverlayRules } from '../../lib/ui/use-overlay-rules.ts';
import { useRoom } from '../../lib/ui/use-room.ts';
import { useRoomName } from '../../lib/ui/use-room-name.ts';
import type { Room } from '../../lib/room/types.ts';
import { roomKey } from '../../lib/room/room-id.ts';
import { p } from '../../locales/page-words.ts';
import { t } from '../../locales/words.ts';
import { Button } from '../Button.tsx';
import { Conversation } from '../Conversation.tsx';
import { JoinForm } from '../JoinForm.tsx';
import { Lamp } from '../Lamp.tsx';
import { OverlayRulesFields } from '../OverlayRulesFields.tsx';
import { RoomHeader } from '../RoomHeader.tsx';
import styles from './WelcomePage.module.css';

/**
 * From install to the first message without a click: all but the room is filled in, its field has the
 * focus, Enter joins, and the conversation takes the form's place with the composer ready.
 */
export function WelcomePage({
  home,
  isFirefox,
  onOptions,
}: {
  readonly home: Home;
  readonly isFirefox: boolean;
  readonly onOptions: () => void;
}) {
  const room = useRoom();
  const join = useJoin();
  const rules = useOverlayRules(home.overlay);
  const isFirst = !home.welcomed || home.rooms.length === 0;
  return (
    <div className={styles.frame}>
      <div className={styles.page}>
        <header className={styles.header}>
          <Lamp size={56} />
          <div>
            <h1 className={styles.title}>{t.welcome.title}</h1>
            <p className={styles.intro}>{isFirst ? p.welcome.intro : p.welcome.sayHello}</p>
          </div>
        </header>
        <main className={styles.first}>
          {isFirst ? (
            <section className={styles.card}>
              <JoinForm
                home={home}
                join={join}
                withProfile
                autoFocus
                looksForLocal
                onJoined={() => {}}
              />
            </section>
          ) : (
            room && <FirstRoom room={room} />
          )}
        </main>
        <aside className={styles.more}>
          <section className={styles.card}>
            <h2 className={styles.heading}>{p.welcome.pin}</h2>
            <p>{isFirefox ? p.welcome.pinFirefox : p.welcome.pinChromium}</p>
            <p className={styles.soft}>{p.welcome.pinWhy}</p>
          </section>
          <section className={styles.card}>
            <h2 className={styles.heading}>{t.options.where}</h2>
            <OverlayRulesFields rules={home.overlay} form={rules} withPause={false} />
            <p className={styles.soft}>{p.welcome.whereHint}</p>
            <div className={styles.ways}>
              <Button onClick={onOptions}>{p.welcome.options}</Button>
              <a href="/options.html#privacy">{p.welcome.privacy}</a>
            </div>
          </section>
        </aside>
      </div>
    </div>
  );
}

function FirstRoom({ room }: { readonly room: Room }) {
  const name = useRoomName(room.address);
  return (
    <section className={styles.room} aria-label={p.welcome.inRoom(name)}>
      <RoomHeader name={name} connection={room.connection} />
      <Conversation key={roomKey(room.address)} room={room} autoFocus />
    </section>
  );
}
