import { type KeyboardEvent, memo, type ReactNode, type RefObject, useId } from 'react';
import type { Member, MemberId } from '../lib/room/types.ts';
import { t } from '../locales/words.ts';
import { IconButton } from './Button.tsx';
import { classes } from './classes.ts';
import styles from './Composer.module.css';
import { EmojiButton } from './EmojiButton.tsx';
import { firstFocus } from './first-focus.ts';
import { isComposingKey } from './is-composing-key.ts';
import { ProblemLine } from './ProblemLine.tsx';
import { SuggestionList } from './SuggestionList.tsx';
import { typeOver } from './type-over.ts';
import { useCompletion } from './use-completion.ts';
import { useHeightOfText } from './use-height-of-text.ts';

const COUNT_FROM = 200; // code points left: far enough from the limit to finish the sentence

/** Where a message is typed. Enter sends, Shift+Enter starts a line, and neither while an input method composes. */
export const Composer = memo(function Composer({
  input,
  text,
  left,
  problem,
  placeholder,
  autoFocus = false,
  members,
  selfId,
  onChange,
  onSend,
  onBlur,
  onEditLast,
  onPoint,
  children,
}: {
  readonly input: RefObject<HTMLTextAreaElement | null>;
  readonly text: string;
  /** Code points until the limit; negative beyond it. */
  readonly left: number;
  /** Why it was not handed over; the text is still here. */
  readonly problem: string | null;
  readonly placeholder: string;
  readonly autoFocus?: boolean;
  /** Who can be mentioned. */
  readonly members: readonly Member[];
  readonly selfId: MemberId | null;
  readonly onChange: (text: string) => void;
  readonly onSend: () => void;
  readonly onBlur: () => void;
  /** Arrow up in the empty field; null where messages can't be changed. */
  readonly onEditLast: (() => boolean) | null;
  /** Point at what is selected on the page; null where there is none. */
  readonly onPoint: (() => void) | null;
  /** What the message answers. */
  readonly children: ReactNode;
}) {
  const id = useId();
  const listId = `${id}-list`;
  const canSend = text.trim() !== '' && left >= 0;
  const completion = useCompletion(input, text, members, selfId);
  const isCompleting = completion.suggestions.length > 0;

  useHeightOfText(input, text);

  function send(): void {
    if (canSend) onSend();
    input.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (completion.onKey(event)) return;
    if (event.key === 'ArrowUp' && text === '' && onEditLast?.()) return event.preventDefault();
    if (event.key !== 'Enter' || event.shiftKey || isComposingKey(event)) return;
    event.preventDefault();
    if (!event.repeat) send();
  }

  function insert(words: string): void {
    const field = input.current;
    typeOver(field, { from: field?.selectionStart ?? 0, to: field?.selectionEnd ?? 0, words });
  }

  return (
    <div className={styles.composer}>
      <ProblemLine words={problem} />
      {children}
      {isCompleting && (
        <SuggestionList
          id={listId}
          suggestions={completion.suggestions}
          active={completion.active}
          onChoose={completion.choose}
        />
      )}
      <div className={styles.row}>
        <div className={styles.frame}>
          <textarea
            ref={input}
            data-landing=""
            className={styles.input}
            rows={1}
            // Its placeholder is ours, and runs as our words do.
            dir={text === '' ? undefined : 'auto'}
            // The popup and the panel are opened to say something; nothing else in them wants the keys.
            {...firstFocus(autoFocus)}
            aria-label={t.composer.label}
            aria-describedby={`${id}-left`}
            aria-invalid={left < 0}
            aria-autocomplete="list"
            aria-controls={isCompleting ? listId : undefined}
            aria-activedescendant={isCompleting ? `${listId}-${completion.active}` : undefined}
            placeholder={placeholder}
            value={text}
            onChange={(event) => {
              onChange(event.target.value);
              completion.moved();
            }}
            onSelect={completion.moved}
            onKeyDown={onKeyDown}
            onBlur={onBlur}
          />
          <EmojiButton onChoose={insert} onCancel={() => input.current?.focus()} />
        </div>
        {onPoint && <IconButton icon="quote" label={t.talk.point} onClick={onPoint} />}
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
