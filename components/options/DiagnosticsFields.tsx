import { doctorHref } from '../../lib/ui/doctor-address.ts';
import { t } from '../../locales/words.ts';
import styles from './Fields.module.css';
import { LogView } from './LogView.tsx';

/** What helps to find out why something does not work. */
export function DiagnosticsFields({ server }: { readonly server: string }) {
  return (
    <>
      <p>
        <a className={styles.link} href={doctorHref({ server, room: '' })}>
          {t.options.checkConnection}
        </a>
      </p>
      <LogView />
    </>
  );
}
