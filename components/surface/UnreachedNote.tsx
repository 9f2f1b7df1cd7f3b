import type { Room } from '../../lib/room/types.ts';
import { useConnectionNews } from '../../lib/ui/use-connection.ts';
import { p } from '../../locales/page-words.ts';
import { Button } from '../Button.tsx';
import { hostOf } from '../host-of.ts';
import styles from './UnreachedNote.module.css';

/**
 * A room of which nothing was ever heard may stand under a wrong address: says which one, and leads back to the
 * form. There, and empty, before: what a screen reader does not know yet when its words come, it does not say.
 */
export function UnreachedNote({
  room,
  onChangeServer,
}: {
  readonly room: Room;
  readonly onChangeServer: () => void;
}) {
  const news = useConnectionNews(room.connection);
  const isUnreached = room.rung === null && room.members.length + room.timeline.length === 0;
  const mayBeWrong = news?.status === 'reconnecting' && news.problem !== 'offline';
  return (
    <div role="status">
      {isUnreached && mayBeWrong && (
        <div className={styles.note}>
          <p>{p.room.unreached(hostOf(room.address.serverUrl))}</p>
          <Button onClick={onChangeServer}>{p.room.changeServer}</Button>
        </div>
      )}
    </div>
  );
}
