import type { Connection } from '../lib/room/types.ts';
import type { DoctorStart } from '../lib/ui/doctor-address.ts';
import { t } from '../locales/words.ts';
import { Button } from './Button.tsx';
import { classes } from './classes.ts';
import styles from './ConnectionNotice.module.css';
import { WhyLink } from './WhyLink.tsx';

/** Why there is no connection, and what can be done. Shown only when it is news. */
export function ConnectionNotice({
  connection,
  doctor,
  onRetry,
}: {
  readonly connection: Connection;
  /** Where the doctor looks at this room. */
  readonly doctor: DoctorStart;
  readonly onRetry: () => void;
}) {
  const words = noticeWords(connection);
  if (words === null) return null;
  return (
    <div className={styles.notice} role="status">
      <p>
        {words} <WhyLink doctor={doctor} />
      </p>
      <Button onClick={onRetry}>{t.connection.retry}</Button>
    </div>
  );
}

function noticeWords(connection: Connection): string | null {
  switch (connection.status) {
    case 'connecting':
    case 'online':
      return null;
    case 'reconnecting':
      return t.problems.connection[connection.problem];
    case 'refused':
      return t.problems.refusal[connection.reason];
    default:
      return connection satisfies never;
  }
}

/** Our standing in one word, with a dot that says the same in colour and shape. */
export function ConnectionWord({ connection }: { readonly connection: Connection }) {
  return (
    <span className={styles.word}>
      <span className={classes(styles.dot, styles[connection.status])} />
      {t.connection[connection.status]}
    </span>
  );
}
