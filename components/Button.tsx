import type { ButtonHTMLAttributes, Ref } from 'react';
import styles from './Button.module.css';
import { classes } from './classes.ts';
import { Icon } from './Icon.tsx';

type Native = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'style'>;

/**
 * A button with a word on it. `main` is the one thing to do here; there is one at most. `danger` is for
 * what can't be undone, after a question.
 */
export function Button({
  look = 'plain',
  isBusy = false,
  ...native
}: Native & {
  readonly look?: 'main' | 'plain' | 'quiet' | 'danger';
  /** What it started is not done yet: its word says so. It keeps the focus, and whoever handles a click looks. */
  readonly isBusy?: boolean;
}) {
  return (
    <button
      type="button"
      {...(isBusy ? { 'aria-busy': true, 'aria-disabled': true } : {})}
      {...native}
      className={classes(styles.button, styles[look])}
    />
  );
}

/** A button with a drawing; `label` is what it is called. */
export function IconButton({
  icon,
  label,
  look = 'quiet',
  ...native
}: Native & {
  readonly icon: Parameters<typeof Icon>[0]['name'];
  readonly label: string;
  readonly look?: 'main' | 'quiet';
  readonly ref?: Ref<HTMLButtonElement>;
}) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      {...native}
      className={classes(styles.button, styles.icon, styles[look])}
    >
      <Icon name={icon} />
    </button>
  );
}
