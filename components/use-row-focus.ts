import { type FocusEvent, type RefObject, useEffect, useRef } from 'react';

/** The control that has the focus, and the place of its row. */
interface Held {
  readonly control: Element;
  readonly index: number;
}

/**
 * For a list whose rows have a button that takes them away: the focus goes to the row that comes in its
 * place, else to the one before, and where none is left, to the page around them. Otherwise the browser
 * lets it fall to the document, and who goes by keyboard begins at the top again.
 */
export function useRowFocus<T extends HTMLElement>(): {
  readonly ref: RefObject<T | null>;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: () => void;
} {
  const ref = useRef<T>(null);
  const held = useRef<Held | null>(null);
  const rows = () => [...(ref.current?.querySelectorAll('li') ?? [])];

  // After every render: whichever it was that took the row away.
  useEffect(() => {
    const { control, index } = held.current ?? {};
    if (index === undefined || !control || control.isConnected) return;
    held.current = null;
    // Somebody else took it meanwhile.
    if (document.activeElement !== document.body) return;
    const left = rows();
    const row = left[Math.min(index, left.length - 1)];
    const button = row?.querySelector('button');
    if (button) button.focus();
    else focusPage();
  });

  return {
    ref,
    onFocus({ target }) {
      const index = rows().findIndex((row) => row.contains(target));
      held.current = index === -1 ? null : { control: target, index };
    },
    // Not heard of where the control goes itself: then nobody has left it.
    onBlur: () => (held.current = null),
  };
}

function focusPage(): void {
  const page = document.querySelector('main');
  if (!page) return;
  page.tabIndex = -1;
  page.focus({ preventScroll: true });
}
