import type { Surface } from '../../../scripts/browsers/surface.ts';

interface Watching extends Window {
  /** `performance.now()` when it was painted. */
  benchPainted?: Promise<number>;
  /** When it was in the document. */
  benchInserted?: number;
}

/** From now on looks for a message with this text; `paintedAt` tells when it was painted. */
export const awaitMessage = (surface: Surface, text: string): Promise<void> =>
  surface.evaluate(watchLog, text);

/** `performance.now()` of the document. */
export const paintedAt = (surface: Surface): Promise<number> =>
  surface.evaluate(() => (window as Watching).benchPainted ?? Promise.reject(new Error('unasked')));

/** When that message was in the document and had yet to be drawn. */
export const insertedAt = (surface: Surface): Promise<number> =>
  surface.evaluate(() => (window as Watching).benchInserted ?? NaN);

// It runs in the document, so it must not use anything outside itself.

function watchLog(text: string): void {
  const isThere = () =>
    [...document.querySelectorAll('[role=log] p[dir=auto]')].some(
      ({ textContent }) => textContent === text,
    );
  (window as Watching).benchPainted = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (!isThere()) return;
      observer.disconnect();
      (window as Watching).benchInserted = performance.now();
      // The next frame draws it, and a task that is posted in a frame runs once that is drawn.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => resolve(performance.now()));
        port1.start();
        port2.postMessage(null);
      });
    });
    observer.observe(document, { subtree: true, childList: true, characterData: true });
  });
}
