import type { Signer } from '../lib/room/types.ts';
import { t } from '../locales/words.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import styles from './SafetyNumber.module.css';

/** Six signs that two people compare, to know that nobody stands between them. */
export function SafetyNumber({
  name,
  signer,
  onClose,
}: {
  readonly name: string;
  /** Null: nothing that they signed was seen here. */
  readonly signer: Signer | null;
  readonly onClose: () => void;
}) {
  const signs = signer?.safety ?? [];
  return (
    <Dialog
      title={t.talk.sealed.title(name)}
      onClose={onClose}
      actions={
        <Button autoFocus onClick={onClose}>
          {t.talk.sealed.close}
        </Button>
      }
    >
      {signs.length > 0 && (
        // They are compared in their order, so that does not turn around with the language.
        <ol className={styles.signs} dir="ltr">
          {signs.map((sign, at) => (
            // The same sign may come twice.
            // eslint-disable-next-line react/no-array-index-key
            <li key={at}>{sign}</li>
          ))}
        </ol>
      )}
      <p>{signs.length > 0 ? t.talk.sealed.how : t.talk.sealed.none}</p>
      {signer?.isChanged === true && <p className={styles.warning}>{t.talk.sealed.warn}</p>}
    </Dialog>
  );
}
