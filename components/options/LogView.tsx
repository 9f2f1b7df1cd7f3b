import { useCopy } from '../../lib/ui/use-copy.ts';
import { useLog } from '../../lib/ui/use-log.ts';
import { p } from '../../locales/page-words.ts';
import { Button } from '../Button.tsx';
import styles from './Fields.module.css';
import { Note, Part } from './OptionsLayout.tsx';

const COPY_WORDS = {
  not_yet: 'logCopy',
  copied: 'logCopied',
  not_allowed: 'logNotCopied',
} as const;

/** What happened lately, for a person who helps. */
export function LogView() {
  const { lines, read } = useLog();
  const { result, copy } = useCopy();
  const text = lines?.join('\n') ?? '';
  return (
    <Part title={p.options.log} hint={p.options.logHint}>
      {lines?.length === 0 && <Note>{p.options.logEmpty}</Note>}
      {text !== '' && (
        // It scrolls, so the keyboard has to reach it.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className={styles.log} tabIndex={0} dir="ltr" aria-label={p.options.log}>
          {text}
        </pre>
      )}
      <div className={styles.actions}>
        <Button disabled={text === ''} onClick={() => void copy(text)}>
          {p.options[COPY_WORDS[result]]}
        </Button>
        <Button look="quiet" onClick={() => void read()}>
          {p.options.logRefresh}
        </Button>
      </div>
    </Part>
  );
}
