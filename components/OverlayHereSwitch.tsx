import type { OverlayHere } from '../lib/ui/use-overlay-here.ts';
import { t } from '../locales/words.ts';
import styles from './OverlayHereSwitch.module.css';
import { Switch } from './Toggle.tsx';

/** Reasons that a click can't change. */
const FINAL = new Set(['sandboxed_page', 'forbidden_page', 'no_room']);

/**
 * Whether the overlay is on this page, and why not. It has its place before that is known: if it came
 * later, the composer above it would move away under a click, and the click would hide the overlay.
 */
export function OverlayHereSwitch({ status, show, hide }: OverlayHere) {
  const isShown = status?.shown ?? false;
  const reason = status === null || status.shown ? null : status.why;
  const why = reason === null || reason === 'not_asked' ? null : t.problems.overlay[reason];
  return (
    <div className={styles.row}>
      <Switch
        label={t.overlay.showHere}
        checked={isShown}
        disabled={status === null || (reason !== null && FINAL.has(reason))}
        onChange={() => void (isShown ? hide() : show())}
      />
      {why !== null && <p className={styles.why}>{why}</p>}
    </div>
  );
}
