import type { OverlayHere } from '../lib/ui/use-overlay-here.ts';
import { t } from '../locales/words.ts';
import styles from './OverlayHereSwitch.module.css';

/** Reasons that a click can't change. */
const FINAL = new Set(['sandboxed_page', 'forbidden_page', 'no_room']);

/** Whether the overlay is on this page, and why not. */
export function OverlayHereSwitch({ status, show, hide }: OverlayHere) {
  if (!status) return null;
  const isImpossible = !status.shown && FINAL.has(status.why);
  const why = status.shown || status.why === 'not_asked' ? null : t.problems.overlay[status.why];
  return (
    <div className={styles.row}>
      <label className={styles.label}>
        <input
          type="checkbox"
          role="switch"
          className={styles.switch}
          checked={status.shown}
          disabled={isImpossible}
          onChange={() => void (status.shown ? hide() : show())}
        />
        {t.overlay.showHere}
      </label>
      {why !== null && <p className={styles.why}>{why}</p>}
    </div>
  );
}
