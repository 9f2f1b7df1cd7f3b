import { useState } from 'react';
import { browser } from 'wxt/browser';
import { FirstRun } from '../../components/FirstRun.tsx';
import { useHome } from '../../lib/ui/use-home.ts';
import { useJoin } from '../../lib/ui/use-join.ts';
import { useOverlayHere } from '../../lib/ui/use-overlay-here.ts';
import { useRoom } from '../../lib/ui/use-room.ts';
import { t } from '../../locales/words.ts';
import { JoinPage } from './JoinPage.tsx';
import styles from './Popup.module.css';
import { RoomPage } from './RoomPage.tsx';
import { RoomsPage } from './RoomsPage.tsx';

/** The popup: first run, else the room in front, the list of rooms, or the form for another. */
export function Popup() {
  const home = useHome();
  const room = useRoom();
  const join = useJoin();
  const overlay = useOverlayHere();
  const [page, setPage] = useState<'room' | 'rooms' | 'join'>('room');

  if (!home) return <p className={styles.loading}>{t.app.loading}</p>;

  const showRoom = () => setPage('room');
  const joined = () => {
    showRoom();
    void overlay.show();
  };
  if (!home.welcomed || home.rooms.length === 0) {
    return <FirstRun home={home} join={join} onJoined={joined} />;
  }
  if (page === 'join') {
    return <JoinPage home={home} join={join} onJoined={joined} onBack={() => setPage('rooms')} />;
  }
  if (page === 'rooms' || !home.front) {
    return (
      <RoomsPage
        home={home}
        join={join}
        onShow={showRoom}
        onJoined={joined}
        onJoinAnother={() => setPage('join')}
      />
    );
  }
  if (!room) return <p className={styles.loading}>{t.app.loading}</p>;
  return (
    <RoomPage
      room={room}
      overlay={overlay}
      onRooms={() => setPage('rooms')}
      onJoinAnother={() => setPage('join')}
      onOptions={() => void browser.runtime.openOptionsPage().then(() => window.close())}
    />
  );
}
