import { watchWindowFocus, type WindowFocus } from './window-focus.ts';

/** What a surface has to know about the page it lives in. */
export interface PageLife {
  isVisible(): boolean;
  /** The person looks at the page again: shown, or brought to the front. Returns the undoing. */
  onSeen(listener: () => void): () => void;
  /** The person does not see the page any more. Returns the undoing. */
  onHidden(listener: () => void): () => void;
  /** Visible, in the window that the person works in: what stands in another, or behind an editor, is not read. */
  isInFront(): boolean;
  /** It came to the front, or went from there, or may have. Returns the undoing. */
  onFront(listener: () => void): () => void;
  /** The person touches the page, by whatever means. Which key it was is nobody's business. Returns the undoing. */
  onInput(listener: () => void): () => void;
  /** Back from the back/forward cache. Chrome closed the ports of the page when it went in. */
  onRestored(listener: () => void): () => void;
}

const INPUTS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** The life of this document. */
export function documentLife(
  page: Document = document,
  frame: Window = window,
  focus: WindowFocus = watchWindowFocus(),
): PageLife {
  const isVisible = () => page.visibilityState === 'visible';
  return {
    isVisible,
    isInFront: () => isVisible() && focus.has,
    onSeen(listener) {
      const ifVisible = () => {
        if (isVisible()) listener();
      };
      page.addEventListener('visibilitychange', ifVisible);
      frame.addEventListener('focus', ifVisible);
      return () => {
        page.removeEventListener('visibilitychange', ifVisible);
        frame.removeEventListener('focus', ifVisible);
      };
    },
    onHidden(listener) {
      const ifHidden = () => {
        if (!isVisible()) listener();
      };
      page.addEventListener('visibilitychange', ifHidden);
      return () => page.removeEventListener('visibilitychange', ifHidden);
    },
    onFront(listener) {
      const undoFocus = focus.onChange(listener);
      const shownOrHidden = () => {
        focus.look();
        listener();
      };
      page.addEventListener('visibilitychange', shownOrHidden);
      frame.addEventListener('focus', focus.look);
      return () => {
        undoFocus();
        page.removeEventListener('visibilitychange', shownOrHidden);
        frame.removeEventListener('focus', focus.look);
      };
    },
    onInput(listener) {
      const options = { passive: true, capture: true };
      for (const type of INPUTS) page.addEventListener(type, listener, options);
      return () => {
        for (const type of INPUTS) page.removeEventListener(type, listener, options);
      };
    },
    onRestored(listener) {
      const ifPersisted = (event: PageTransitionEvent) => {
        if (event.persisted) listener();
      };
      frame.addEventListener('pageshow', ifPersisted);
      return () => frame.removeEventListener('pageshow', ifPersisted);
    },
  };
}
