import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';
import { firstFocus } from './first-focus.ts';
import styles from './Field.module.css';

type Native = Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'className' | 'style' | 'onChange' | 'id'
>;

/** One line to type in, with its name above, and below it what is wrong, else what was found or a hint. */
export function Field({
  label,
  hint,
  problem = null,
  news = null,
  beside,
  onChange,
  autoFocus,
  ...native
}: Native & {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly problem?: string | null;
  /** A good result, said at the field. */
  readonly news?: string | null;
  /** A button to the right of the input. */
  readonly beside?: ReactNode;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  const below = problem ?? news ?? hint;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.row}>
        <input
          // Where nothing is typed yet, it begins where our words begin.
          dir={native.value === '' ? undefined : 'auto'}
          autoComplete="off"
          spellCheck={false}
          {...native}
          {...firstFocus(autoFocus)}
          id={id}
          className={styles.input}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-below`}
          onChange={(event) => onChange(event.target.value)}
        />
        {beside}
      </div>
      <p
        id={`${id}-below`}
        className={classes(styles.below, problem ? styles.problem : news && styles.news)}
        aria-live="polite"
      >
        {below}
      </p>
    </div>
  );
}
