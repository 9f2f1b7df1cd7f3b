import type { Setting } from '../../lib/ui/contract.ts';
import { d } from '../../locales/doctor-words.ts';
import { CopyButton } from './CopyButton.tsx';
import styles from './Doctor.module.css';

/** What helps, as it is to be written, and where. */
export function SettingToPaste({ place, code }: Setting) {
  return (
    <div className={styles.setting} role="group" aria-label={d.places[place]}>
      <div className={styles.place}>
        <p>{d.places[place]}</p>
        <CopyButton text={code} />
      </div>
      <pre className={styles.code} dir="ltr">
        <code>{code}</code>
      </pre>
    </div>
  );
}
