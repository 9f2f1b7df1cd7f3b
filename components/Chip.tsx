import type { ReactNode } from 'react';
import styles from './Chip.module.css';
import { classes } from './classes.ts';

/** A word that says something of what it stands beside. */
export function Chip({
  look = 'quiet',
  children,
}: {
  readonly look?: 'quiet' | 'lamp';
  readonly children: ReactNode;
}) {
  return <span className={classes(styles.chip, look === 'lamp' && styles.lamp)}>{children}</span>;
}

/** A small thing to press and to press again, such as a reaction with its count. */
export function ToggleChip({
  label,
  isPressed,
  isDisabled = false,
  onPress,
  children,
}: {
  /** What it is called, for those who hear it, and on hover. */
  readonly label: string;
  readonly isPressed: boolean;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      className={classes(styles.chip, styles.toggle)}
      aria-pressed={isPressed}
      title={label}
      disabled={isDisabled}
      onClick={onPress}
    >
      <span className={styles.spoken}>{label}</span>
      <span className={styles.seen} aria-hidden>
        {children}
      </span>
    </button>
  );
}
