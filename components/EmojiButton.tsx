import { lazy, Suspense, useId, useRef, useState } from 'react';
import { t } from '../locales/words.ts';
import { IconButton } from './Button.tsx';
import styles from './EmojiButton.module.css';
import { isComposingKey } from './is-composing-key.ts';
import { markOpen } from './Menu.tsx';
import { placeBeside } from './place-beside.ts';

const EmojiPicker = lazy(async () => ({
  default: (await import('./emoji/EmojiPicker.tsx')).EmojiPicker,
}));

/** Opens the emoji; they are fetched then. */
export function EmojiButton({
  onChoose,
  onCancel,
}: {
  readonly onChoose: (emoji: string) => void;
  /** By Escape: none of them. */
  readonly onCancel: () => void;
}) {
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const popover = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <IconButton ref={opener} icon="smile" label={t.talk.emoji.open} popoverTarget={id} />
      <div
        ref={popover}
        id={id}
        popover="auto"
        className={styles.popover}
        role="dialog"
        aria-label={t.talk.emoji.open}
        onBeforeToggle={({ currentTarget, newState }) => {
          setOpen(newState === 'open');
          if (newState === 'open' && opener.current) placeBeside(currentTarget, opener.current);
        }}
        onToggle={(event) => {
          markOpen(event);
          // Not before: what is hidden takes no focus.
          if (event.newState === 'open') event.currentTarget.querySelector('input')?.focus();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || isComposingKey(event)) return;
          // The browser would close it too, and leave the focus on the button.
          event.preventDefault();
          event.currentTarget.hidePopover();
          onCancel();
        }}
      >
        {isOpen && (
          <Suspense>
            <EmojiPicker
              onChoose={(emoji) => {
                popover.current?.hidePopover();
                onChoose(emoji);
              }}
            />
          </Suspense>
        )}
      </div>
    </>
  );
}
