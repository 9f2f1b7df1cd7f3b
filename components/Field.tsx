import { type InputHTMLAttributes, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';
import { firstFocus } from './first-focus.ts';
import styles from './Field.module.css';
import { isComposingKey } from './is-composing-key.ts';

type Native = Omit<
  InputHTMLAttributes<HTMLInputElement>,
  'className' | 'style' | 'onChange' | 'onBlur' | 'onKeyDown' | 'id'
>;

/** One line to type in, with its name above, and below it what is wrong, else what was found or a hint. */
export function Field({
  label,
  hint,
  problem = null,
  news = null,
  beside,
  onChange,
  onDone,
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
  /** Enter, or the field was left. */
  readonly onDone?: (() => void) | undefined;
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
          onBlur={onDone}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !isComposingKey(event)) onDone?.();
          }}
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
