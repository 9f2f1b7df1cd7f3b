import BoringAvatar from 'boring-avatars';
import { memo } from 'react';
import styles from './Avatar.module.css';
import { classes } from './classes.ts';

/** Warm, and far enough apart to tell people by. */
const COLORS = ['#f2b544', '#e07a5f', '#81a88d', '#5f8ea0', '#9a7aa0', '#f3dfb8'];

/**
 * A face drawn from a seed, without a network. It stands beside the name, so it is not read out. It is
 * some ten elements and there are hundreds of it, so it is drawn again only when it changes.
 */
export const Avatar = memo(function Avatar({
  seed,
  size = 32,
  isDimmed = false,
}: {
  readonly seed: string;
  /** px */
  readonly size?: number;
  /** Idle or in the background. */
  readonly isDimmed?: boolean;
}) {
  return (
    <span
      className={classes(styles.avatar, isDimmed && styles.dimmed)}
      style={{ width: size, height: size }}
      aria-hidden="true"
    >
      <BoringAvatar name={seed} variant="beam" colors={COLORS} size={size} />
    </span>
  );
});
