import type { Connection } from '../lib/room/types.ts';
import type { DoctorStart } from '../lib/ui/doctor-address.ts';
import { t } from '../locales/words.ts';
import { Button } from './Button.tsx';
import { classes } from './classes.ts';
import styles from './ConnectionNotice.module.css';
import { WhyLink } from './WhyLink.tsx';

/**
 * Why there is no connection, and what can be done. There, and empty, while that is no news: what a screen reader
 * does not know yet when its words come, it does not say.
 */
export function ConnectionNotice({
  connection,
  doctor,
  onRetry,
}: {
  /** Null where there is nothing to tell. */
  readonly connection: Connection | null;
  /** Where the doctor looks at this room. */
  readonly doctor: DoctorStart;
  readonly onRetry: () => void;
}) {
  const words = connection && noticeWords(connection);
  return (
    <div role="status">
      {words !== null && (
        <div className={styles.notice}>
          <p>
            {words} <WhyLink doctor={doctor} />
          </p>
          <Button onClick={onRetry}>{t.connection.retry}</Button>
        </div>
      )}
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
