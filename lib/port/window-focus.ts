import { browser } from 'wxt/browser';

/** As much of the browser as tells which window has the focus. */
export interface BrowserWindows {
  readonly windows: {
    getCurrent(): Promise<{ readonly id?: number | undefined }>;
    getLastFocused(): Promise<{ readonly id?: number | undefined; readonly focused: boolean }>;
    readonly onFocusChanged: { addListener(listener: () => void): void };
  };
  readonly extension: { getViews(of: { type: 'popup' }): readonly object[] };
}

export interface WindowFocus {
  /** The window of this page has the focus, and no other of the browser's, nor of another program. */
  readonly has: boolean;
  /** Asks the browser, for where it may have forgotten to tell. */
  look(): void;
  /** Calls back when `has` has changed. Returns the undoing. */
  onChange(listener: () => void): () => void;
}

/**
 * Watches the window that this page is in. The page itself can't tell: a panel or a frame has no focus while
 * the person is in the page beside or around it. Firefox' overlay, which has no `windows`, is told by the
 * background; outside the extension, as in the gallery, nobody can tell.
 */
export function watchWindowFocus(
  { windows, extension }: Partial<BrowserWindows> = browserAround(),
  page: object = window,
): WindowFocus {
  const listeners = new Set<() => void>();
  let has = true;

  /** Asks for the window anew each time: a tab can be moved into another. */
  async function find(from: BrowserWindows['windows']): Promise<void> {
    const asked = Promise.all([from.getCurrent(), from.getLastFocused()]);
    const found = await asked.then(
      ([mine, last]) => last.focused && last.id === mine.id,
      () => false, // there is no window any more
    );
    if (found === has) return;
    has = found;
    for (const listener of [...listeners]) listener();
  }

  // The popup of the button closes with its focus, which Chromium's window has not while it is open.
  const isPopup = windows && extension?.getViews({ type: 'popup' }).includes(page);
  function look(): void {
    if (windows && !isPopup) void find(windows);
  }
  if (!isPopup) windows?.onFocusChanged.addListener(look);
  look();

  return {
    get has() {
      return has;
    },
    look,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function browserAround(): Partial<BrowserWindows> {
  return (browser as unknown as BrowserWindows | undefined) ?? {};
}
