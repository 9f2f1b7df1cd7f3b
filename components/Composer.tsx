import { type KeyboardEvent, memo, useId, useLayoutEffect, useRef } from 'react';
import { t } from '../locales/words.ts';
import { IconButton } from './Button.tsx';
import { classes } from './classes.ts';
import styles from './Composer.module.css';
import { ProblemLine } from './ProblemLine.tsx';

const COUNT_FROM = 200; // code points left: far enough from the limit to finish the sentence
const TALLEST_PX = 118;
const IME_KEY_CODE = 229; // what a key has while an input method holds it, on systems where isComposing is late

/** Where a message is typed. Enter sends, Shift+Enter starts a line, and neither while an input method composes. */
export const Composer = memo(function Composer({
  text,
  left,
  problem,
  placeholder,
  autoFocus = false,
  onChange,
  onSend,
}: {
  readonly text: string;
  /** Code points until the limit; negative beyond it. */
  readonly left: number;
  /** Why it was not handed over; the text is still here. */
  readonly problem: string | null;
  readonly placeholder: string;
  readonly autoFocus?: boolean;
  readonly onChange: (text: string) => void;
  readonly onSend: () => void;
}) {
  const id = useId();
  const input = useRef<HTMLTextAreaElement>(null);
  const canSend = text.trim() !== '' && left >= 0;

  // As tall as its text, up to a limit. Only for another text: to ask for a height is a whole layout.
  useLayoutEffect(() => {
    const element = input.current;
    if (!element) return;
    element.style.height = 'auto';
    element.style.height = `${Math.min(element.scrollHeight, TALLEST_PX)}px`;
  }, [text]);

  function send(): void {
    if (canSend) onSend();
    input.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey) return;
    if (event.nativeEvent.isComposing || event.keyCode === IME_KEY_CODE) return;
    event.preventDefault();
    if (!event.repeat) send();
  }

  return (
    <div className={styles.composer}>
      <ProblemLine words={problem} />
      <div className={styles.row}>
        <div className={styles.frame}>
          <textarea
            ref={input}
            className={styles.input}
            rows={1}
            // Its placeholder is ours, and runs as our words do.
            dir={text === '' ? undefined : 'auto'}
            // The popup and the panel are opened to say something; nothing else in them wants the keys.
            autoFocus={autoFocus}
            aria-label={t.composer.label}
            aria-describedby={`${id}-left`}
            aria-invalid={left < 0}
            placeholder={placeholder}
            value={text}
            onChange={(event) => onChange(event.target.value)}
            onKeyDown={onKeyDown}
          />
        </div>
        <IconButton
          icon="send"
          look="main"
          label={t.composer.send}
          aria-disabled={!canSend}
          onClick={send}
        />
      </div>
      <p
        id={`${id}-left`}
        className={classes(styles.left, left < 0 && styles.over)}
        aria-live="polite"
      >
        {left <= COUNT_FROM && (left < 0 ? t.composer.over(-left) : t.composer.left(left))}
      </p>
    </div>
  );
});
