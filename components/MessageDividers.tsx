import { memo } from 'react';
import type { Divider } from '../lib/room/types.ts';
import { t } from '../locales/words.ts';
import { classes } from './classes.ts';
import type { UnreadLine } from './message-groups.ts';
import styles from './MessageDividers.module.css';

/** A line that nobody said. */
export const Line = memo(function Line({ line }: { readonly line: Divider | UnreadLine }) {
  return (
    <p
      className={classes(styles.divider, line.kind === 'unread' && styles.unread)}
      data-key={line.key}
    >
      {line.kind === 'unread' ? t.messages.newFromHere : dividerWords(line.why)}
    </p>
  );
});

/** Where another day begins. */
export const DayDivider = memo(function DayDivider({
  at,
}: {
  /** ms */
  readonly at: number;
}) {
  return (
    <p className={styles.divider}>
      <time dateTime={new Date(at).toISOString().slice(0, 10)}>{t.talk.day(at)}</time>
    </p>
  );
});

function dividerWords(why: Divider['why']): string {
  return why === 'history_restarted' ? t.messages.historyRestarted : t.messages.maybeMissed;
}
