/** What a surface has to know about the page it lives in. */
export interface PageLife {
  isVisible(): boolean;
  /** The person looks at the page again: shown, or brought to the front. Returns the undoing. */
  onSeen(listener: () => void): () => void;
  /** Back from the back/forward cache. Chrome closed the ports of the page when it went in. */
  onRestored(listener: () => void): () => void;
}

/** The life of this document. */
export function documentLife(page: Document = document, frame: Window = window): PageLife {
  return {
    isVisible: () => page.visibilityState === 'visible',
    onSeen(listener) {
      const ifVisible = () => {
        if (page.visibilityState === 'visible') listener();
      };
      page.addEventListener('visibilitychange', ifVisible);
      frame.addEventListener('focus', ifVisible);
      return () => {
        page.removeEventListener('visibilitychange', ifVisible);
        frame.removeEventListener('focus', ifVisible);
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
