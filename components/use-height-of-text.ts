import { type RefObject, useLayoutEffect } from 'react';

/**
 * Keeps a field as tall as its text, up to its `max-height`. Only for another text, or where the window has
 * another width, as the overlay's has when it opens: to ask for a height is a whole layout.
 */
export function useHeightOfText(input: RefObject<HTMLTextAreaElement | null>, text: string): void {
  useLayoutEffect(() => {
    const refit = () => fit(input.current);
    refit();
    addEventListener('resize', refit);
    return () => removeEventListener('resize', refit);
    // eslint-disable-next-line react/exhaustive-effect-dependencies -- once for each text
  }, [input, text]);
}

function fit(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = 'auto';
  // The border belongs to its height, but not to what scrolls in it.
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
}
