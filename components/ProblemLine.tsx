import { classes } from './classes.ts';
import styles from './ProblemLine.module.css';

/** What did not work, why, and what to do; nothing where all is well. Read out when it comes. */
export function ProblemLine({
  words,
  isInset = false,
}: {
  readonly words: string | null;
  /** Keeps clear of the edges where what surrounds it does not. */
  readonly isInset?: boolean;
}) {
  if (words === null) return null;
  return (
    <p className={classes(styles.problem, isInset && styles.inset)} role="alert">
      {words}
    </p>
  );
}
