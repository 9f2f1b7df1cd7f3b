import type { Home } from '../../lib/ui/contract.ts';
import { doctorHref } from '../../lib/ui/doctor-address.ts';
import { useServerChoice } from '../../lib/ui/use-server-choice.ts';
import { p } from '../../locales/page-words.ts';
import { t } from '../../locales/words.ts';
import { offeredServer, ServerField } from '../ServerField.tsx';
import styles from './Fields.module.css';
import { Part } from './OptionsLayout.tsx';
import { ServerList } from './ServerList.tsx';

/** Where new rooms are joined, and the servers that were used. */
export function ServerSection({ home }: { readonly home: Home }) {
  const server = useServerChoice(offeredServer(home));
  return (
    <>
      <ServerField
        label={t.options.server}
        server={server.value}
        known={home.servers}
        problem={server.problem && t.problems.command[server.problem]}
        news={server.isSaved ? t.profile.saved : null}
        onChange={server.change}
        onDone={() => server.save()}
      />
      <p>
        <a className={styles.link} href={doctorHref({ server: server.value, room: '' })}>
          {t.options.checkConnection}
        </a>
      </p>
      <Part title={p.options.serversUsed}>
        <ServerList home={home} />
      </Part>
    </>
  );
}
