import { useId } from 'react';
import { type ServerTest, useServerTest } from '../lib/ui/use-server-test.ts';
import { t } from '../locales/words.ts';
import { Button } from './Button.tsx';
import { Field } from './Field.tsx';
import { WhyLink } from './WhyLink.tsx';

/** The server that comes with Roomlight, offered where nobody has named another. */
export const LOCAL_SERVER = 'http://127.0.0.1:4000';

/** The address of a server, and a test that says at the field what answers there. */
export function ServerField({
  label = t.server.label,
  server,
  known,
  problem,
  news = null,
  onChange,
  onLeave,
}: {
  readonly label?: string;
  readonly server: string;
  /** Addresses to offer. */
  readonly known: readonly string[];
  readonly problem: string | null;
  readonly news?: string | null;
  readonly onChange: (server: string) => void;
  /** The person is done typing. */
  readonly onLeave?: (() => void) | undefined;
}) {
  const { result, test, forget } = useServerTest();
  const listId = useId();

  function change(next: string): void {
    forget();
    onChange(next);
  }

  return (
    <>
      <Field
        label={label}
        dir="ltr"
        inputMode="url"
        list={listId}
        value={server}
        problem={result.status === 'bad' ? t.problems.command[result.problem] : problem}
        news={goodNews(result) ?? news}
        onBlur={onLeave}
        onChange={change}
        beside={
          <Button disabled={result.status === 'testing'} onClick={() => void test(server)}>
            {result.status === 'testing' ? t.server.testing : t.server.test}
          </Button>
        }
      />
      {result.status === 'bad' && result.problem.startsWith('connection_') && (
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

function goodNews(result: ServerTest): string | null {
  if (result.status !== 'good') return null;
  const { kind, name } = result.report;
  return kind === 'roomlight' ? t.server.isRoomlight(name) : t.server.isPhoenix;
}
