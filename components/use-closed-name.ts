import { type RefObject, useEffect, useRef } from 'react';
import { complete, type Trigger } from './completion.ts';
import type { EmojiGroups } from './emoji/emoji.ts';
import { replaceIn, typeOver } from './type-over.ts';

const COMPOSITION = ['compositionstart', 'compositionend'] as const;

/**
 * A name that its writer has closed is meant: `:tada:` becomes its emoji as it is typed. But not where they
 * took the emoji back for it, nor where they have gone elsewhere while the names were fetched: to write into a
 * field is to take the focus.
 */
export function useClosedName(
  input: RefObject<HTMLTextAreaElement | null>,
  text: string,
  closed: Trigger | null,
  emoji: EmojiGroups | null,
): void {
  const named = closed && emoji?.flat().find(({ name }) => `${name}:` === closed.query);
  const converted = useRef<{ before: string; after: string; caret: number }>(null);
  const seen = useRef(text);

  // What an input method has not ended yet is not closed.
  const isComposing = useRef(false);
  useEffect(() => {
    const field = input.current;
    const note = ({ type }: Event) => (isComposing.current = type === 'compositionstart');
    for (const type of COMPOSITION) field?.addEventListener(type, note);
    return () => {
      for (const type of COMPOSITION) field?.removeEventListener(type, note);
    };
  }, [input]);

  useEffect(() => {
    const field = input.current;
    const last = converted.current;
    const wasConverted = last !== null && seen.current.startsWith(last.after);
    seen.current = text;
    if (last && text === last.before) {
      // Undone, with what was typed behind it: the browser has the name selected, and the next letter would be
      // put in its place.
      if (wasConverted) field?.setSelectionRange(last.caret, last.caret);
    } else if (closed && named && !isComposing.current && hasFocus(field)) {
      const next = complete(text, closed, named.emoji);
      const caret = closed.from + 1 + closed.query.length;
      converted.current = { before: text, after: replaceIn(text, next), caret };
      // Not before React is done: until then it would put back what it knows the field to hold.
      queueMicrotask(() => field?.value === text && typeOver(field, next));
    } else if (last && !text.startsWith(last.before) && !text.startsWith(last.after)) {
      converted.current = null;
    }
    // eslint-disable-next-line react/exhaustive-deps -- once for each text
  }, [text, named]);
}

function hasFocus(field: HTMLTextAreaElement | null): boolean {
  return document.hasFocus() && document.activeElement === field;
}
