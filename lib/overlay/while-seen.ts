/** Frames cost memory: a tab that nobody looks at for so long gets its frame back when it is seen. */
const REST_AFTER_MS = 60_000;

/**
 * Calls `begin` when the page can be seen and `rest` when it can't for long: hidden, prerendered, or
 * kept for the back button. A page in the back-forward cache has its ports closed by the browser, so it
 * starts afresh when it comes back. Resolves with the first `begin`, or at once if the page is unseen.
 */
export async function whileSeen(
  begin: () => Promise<void>,
  rest: () => void,
  signal: AbortSignal,
): Promise<void> {
  let resting: ReturnType<typeof setTimeout> | undefined;

  const look = async (): Promise<void> => {
    clearTimeout(resting);
    if (document.visibilityState === 'visible') await begin();
    else resting = setTimeout(rest, REST_AFTER_MS);
  };
  const again = (): void => void look();
  // A prerendered page says that it is hidden, until it is shown.
  document.addEventListener('prerenderingchange', again, { signal });
  document.addEventListener('visibilitychange', again, { signal });
  addEventListener('pagehide', rest, { signal });
  addEventListener('pageshow', again, { signal });
  signal.addEventListener('abort', () => clearTimeout(resting));
  await look();
}
