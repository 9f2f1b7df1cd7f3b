import { useState } from 'react';
import type { Home } from '../../lib/ui/contract.ts';
import { useSaving } from '../../lib/ui/use-saving.ts';
import { type ServerTest, useServerTest } from '../../lib/ui/use-server-test.ts';
import { p } from '../../locales/page-words.ts';
import { t } from '../../locales/words.ts';
import { Button } from '../Button.tsx';
import { Dialog } from '../Dialog.tsx';
import { hostOf } from '../host-of.ts';
import styles from './List.module.css';
import { Note } from './OptionsLayout.tsx';
import { SaveLine } from './SaveLine.tsx';

/** Servers that were used: what answers there now, and the way to forget one that has no open room. */
export function ServerList({ home }: { readonly home: Home }) {
  const [asked, setAsked] = useState<string | null>(null);
  const { isSaved, problem, save } = useSaving();
  if (home.servers.length === 0) return <Note>{p.options.serversEmpty}</Note>;
  return (
    <>
      <ul className={styles.list}>
        {home.servers.map((serverUrl) => (
          <ServerRow
            key={serverUrl}
            serverUrl={serverUrl}
            openRooms={home.rooms.filter(({ address }) => address.serverUrl === serverUrl).length}
            onForget={() => setAsked(serverUrl)}
          />
        ))}
      </ul>
      <SaveLine isSaved={isSaved} problem={problem && t.problems.command[problem]} />
      {asked !== null && (
        <Dialog
          title={p.options.forgetAsk(hostOf(asked))}
          onClose={() => setAsked(null)}
          actions={
            <>
              <Button autoFocus onClick={() => setAsked(null)}>
                {p.options.keep}
              </Button>
              <Button
                look="danger"
                onClick={() => {
                  setAsked(null);
                  void save({ type: 'forget_server', serverUrl: asked });
                }}
              >
                {p.options.forget}
              </Button>
            </>
          }
        >
          <p>{p.options.forgetMeans}</p>
        </Dialog>
      )}
    </>
  );
}

function ServerRow({
  serverUrl,
  openRooms,
  onForget,
}: {
  readonly serverUrl: string;
  readonly openRooms: number;
  readonly onForget: () => void;
}) {
  const { result, test } = useServerTest();
  const host = hostOf(serverUrl);
  const isTesting = result.status === 'testing';
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <bdi className={styles.name}>{host}</bdi>
        <span className={styles.note} role="status">
          {testWords(result) ?? (openRooms > 0 ? p.options.openRooms(openRooms) : null)}
        </span>
      </span>
      <span className={styles.actions}>
        <Button
          aria-label={p.options.testNamed(host)}
          isBusy={isTesting}
          onClick={() => void test(serverUrl)}
        >
          {isTesting ? t.server.testing : t.server.test}
        </Button>
        {openRooms === 0 && (
          <Button look="quiet" aria-label={p.options.forgetNamed(host)} onClick={onForget}>
            {p.options.forget}
          </Button>
        )}
      </span>
    </li>
  );
}

function testWords(result: ServerTest): string | null {
  if (result.status === 'bad') return t.problems.command[result.problem];
  if (result.status !== 'good') return null;
  const { kind, name } = result.report;
  return kind === 'roomlight' ? t.server.isRoomlight(name) : t.server.isPhoenix;
}
