import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { makeCid } from '../lib/ui/make-cid.ts';
import { t } from '../locales/words.ts';
import { Button } from './Button.tsx';
import styles from './EditMessage.module.css';
import { isComposingKey } from './is-composing-key.ts';
import type { Outcome } from './message-actions.ts';
import { ProblemLine } from './ProblemLine.tsx';
import { useHeightOfText } from './use-height-of-text.ts';

/** An own message while it is being changed, in its place. Enter saves, Escape leaves it as it was. */
export function EditMessage({
  body,
  text,
  onChange,
  onSave,
  onClose,
}: {
  /** The message as it is. */
  readonly body: string;
  /** And as it is to be. */
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onSave: (cid: string, body: string) => Outcome;
  readonly onClose: () => void;
}) {
  const input = useRef<HTMLTextAreaElement>(null);
  const attempt = useRef({ cid: '', text: '' });
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  useHeightOfText(input, text);
  useEffect(() => {
    const element = input.current;
    if (!element) return;
    // One that was begun on another surface opens here too, and takes the keys from nobody.
    if (!document.hasFocus()) return;
    element.focus();
    element.setSelectionRange(element.value.length, element.value.length);
  }, []);

  async function save(): Promise<void> {
    const wanted = text.trim();
    if (wanted === '' || isBusy) return;
    if (wanted === body) return onClose();
    // The same text again is the same change, however often it is tried; another text is another.
    if (attempt.current.text !== wanted) attempt.current = { cid: makeCid(), text: wanted };
    setBusy(true);
    const words = await onSave(attempt.current.cid, wanted);
    setBusy(false);
    setProblem(words);
    if (words === null) onClose();
  }

  function onKeyDown(event: KeyboardEvent): void {
    // Neither the conversation nor the overlay handles these keys here.
    event.stopPropagation();
    if (isComposingKey(event)) return;
    if (event.key === 'Escape') {
      // Chrome would close the popup.
      event.preventDefault();
      return onClose();
    }
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    if (!event.repeat) void save();
  }

  return (
    <div className={styles.edit} onKeyDown={onKeyDown}>
      <textarea
        ref={input}
        className={styles.input}
        rows={1}
        dir="auto"
        aria-label={t.talk.editing}
        value={text}
        onChange={(event) => {
          onChange(event.target.value);
          setProblem(null);
        }}
      />
      <ProblemLine words={problem} />
      <div className={styles.actions}>
        <Button look="quiet" onClick={onClose}>
          {t.talk.cancel}
        </Button>
        <Button
          look="main"
          isBusy={isBusy}
          aria-disabled={isBusy || text.trim() === ''}
          onClick={() => void save()}
        >
          {t.talk.save}
        </Button>
      </div>
    </div>
  );
}
