import { useCallback } from 'react';
import type { Home, ThisTab } from '../../lib/ui/contract.ts';
import type { Join } from '../../lib/ui/use-join.ts';
import { type AskedRoom, usePageRooms } from '../../lib/ui/use-page-rooms.ts';
import { p } from '../../locales/page-words.ts';
import { Button } from '../Button.tsx';
import { Dialog } from '../Dialog.tsx';
import { hostOf } from '../host-of.ts';
import { offeredServer } from '../ServerField.tsx';
import styles from './PageRooms.module.css';

/** The rooms of the page behind and of its site, or in a sentence why it has none. */
export function PageRooms({
  tab,
  home,
  join,
  onJoined,
}: {
  readonly tab: ThisTab;
  readonly home: Home;
  readonly join: Join;
  readonly onJoined: () => void;
}) {
  const server = offeredServer(home);
  const { join: open } = join;
  const openRoom = useCallback(
    async ({ roomId, label }: AskedRoom) => {
      if (await open({ server, room: roomId, label })) onJoined();
    },
    [open, server, onJoined],
  );
  const { why, asked, choose, agree, decline } = usePageRooms(tab, openRoom);
  return (
    <section className={styles.here}>
      <h2 className={styles.heading}>{p.pageRoom.title}</h2>
      {why !== null ? (
        <p className={styles.why}>{p.pageRoom.why[why]}</p>
      ) : (
        <div className={styles.rooms}>
          <Button onClick={() => void choose('page')}>{p.pageRoom.page}</Button>
          <Button onClick={() => void choose('site')}>{p.pageRoom.site}</Button>
        </div>
      )}
      {asked && (
        <Dialog
          title={p.pageRoom.ask(asked.host)}
          onClose={decline}
          actions={
            <>
              <Button autoFocus onClick={decline}>
                {p.pageRoom.notNow}
              </Button>
              <Button look="main" onClick={() => void agree()}>
                {p.pageRoom.agree}
              </Button>
            </>
          }
        >
          <p>{p.pageRoom.everybody}</p>
          <p>{p.pageRoom.guess}</p>
          <p>{p.pageRoom.server(hostOf(server))}</p>
        </Dialog>
      )}
    </section>
  );
}
