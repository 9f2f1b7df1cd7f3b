import { useEffect, useId, useState } from 'react';
import type { Home } from '../lib/ui/contract.ts';
import { type ServerTest, useServerTest } from '../lib/ui/use-server-test.ts';
import { p } from '../locales/page-words.ts';
import { t } from '../locales/words.ts';
import { Button } from './Button.tsx';
import { Field } from './Field.tsx';
import { WhyLink } from './WhyLink.tsx';

/** The server that comes with Roomlight, offered where nobody has named another. */
const LOCAL_SERVER = 'http://127.0.0.1:4000';

/** Where the next room is joined, if nobody says otherwise. */
export function offeredServer({ server, servers }: Pick<Home, 'server' | 'servers'>): string {
  return server ?? servers[0] ?? LOCAL_SERVER;
}

/** The address of a server, and a test that says at the field what answers there. */
export function ServerField({
  label = t.server.label,
  server,
  known,
  problem,
  news = null,
  looksForLocal = false,
  autoFocus = false,
  onChange,
  onDone,
}: {
  readonly label?: string;
  readonly server: string;
  /** Addresses to offer. */
  readonly known: readonly string[];
  readonly problem: string | null;
  readonly news?: string | null;
  /** Try the local server, where it is filled in, without a click; that there is none is no problem. */
  readonly looksForLocal?: boolean;
  readonly autoFocus?: boolean;
  readonly onChange: (server: string) => void;
  /** The person is done typing. */
  readonly onDone?: (() => void) | undefined;
}) {
  const { result, test, forget } = useServerTest();
  const [isLook, setLook] = useState(looksForLocal && server === LOCAL_SERVER);
  const listId = useId();

  useEffect(() => {
    if (isLook) void test(LOCAL_SERVER);
  }, [isLook, test]);

  function change(next: string): void {
    setLook(false);
    forget();
    onChange(next);
  }

  const isBad = result.status === 'bad' && !isLook;
  const isTesting = result.status === 'testing' && !isLook;

  function testByHand(): void {
    if (isTesting) return;
    setLook(false);
    void test(server);
  }

  return (
    <>
      <Field
        label={label}
        dir="ltr"
        inputMode="url"
        list={listId}
        autoFocus={autoFocus}
        value={server}
        hint={isLook && result.status === 'bad' ? p.welcome.localMissing : undefined}
        problem={isBad ? t.problems.command[result.problem] : problem}
        news={(isLook ? lookNews(result) : goodNews(result)) ?? news}
        onDone={onDone}
        onChange={change}
        beside={
          <Button isBusy={isTesting} onClick={testByHand}>
            {isTesting ? t.server.testing : t.server.test}
          </Button>
        }
      />
      {isBad && result.problem.startsWith('connection_') && (
        <WhyLink doctor={{ server, room: '' }} />
      )}
      <datalist id={listId}>
        {known
          .filter((address) => address !== server)
          .map((address) => (
            <option key={address} value={address} />
          ))}
      </datalist>
    </>
  );
}

function lookNews(result: ServerTest): string | null {
  return result.status === 'good' ? p.welcome.localFound : null;
}

function goodNews(result: ServerTest): string | null {
  if (result.status !== 'good') return null;
  const { kind, name } = result.report;
  return kind === 'roomlight' ? t.server.isRoomlight(name) : t.server.isPhoenix;
}
