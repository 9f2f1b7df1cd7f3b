import { memo } from 'react';
import type { Divider } from '../lib/room/types.ts';
import { t } from '../locales/words.ts';
import { classes } from './classes.ts';
import { type ComingsLine, comingsWords } from './comings.ts';
import type { SealedLine, UnreadLine } from './message-groups.ts';
import styles from './MessageDividers.module.css';

/** A line that nobody said. */
export const Line = memo(function Line({
  line,
}: {
  readonly line: Divider | UnreadLine | SealedLine | ComingsLine;
}) {
  return (
    <p
      className={classes(
        line.kind === 'comings' ? styles.comings : styles.divider,
        line.kind === 'unread' && styles.unread,
      )}
      // Who comes and goes is not read out in between; the line is there to be read.
      aria-live={line.kind === 'comings' ? 'off' : undefined}
      data-key={line.key}
    >
      {wordsOf(line)}
    </p>
  );
});

/** Where another day begins. */
export const DayDivider = memo(function DayDivider({
  words,
}: {
  /** What is yesterday is not so tomorrow, when the conversation may still be open. */
  readonly words: string;
}) {
  return <p className={styles.divider}>{words}</p>;
});

function wordsOf(line: Divider | UnreadLine | SealedLine | ComingsLine): string {
  if (line.kind === 'comings') return comingsWords(line);
  if (line.kind === 'unread') return t.messages.newFromHere;
  if (line.kind === 'sealed') return t.talk.sealed[line.state];
  return line.why === 'history_restarted' ? t.messages.historyRestarted : t.messages.maybeMissed;
}
