import { browser } from 'wxt/browser';

/** Whether our pages are light or dark; `system`: as the browser says. */
export type Appearance = 'system' | 'light' | 'dark';

const KEY = 'appearance';

/** As the person chose it; where storage is denied, nobody chose anything. */
export async function readAppearance(): Promise<Appearance> {
  const items = await browser.storage.local.get(KEY).catch(() => ({}) as Record<string, unknown>);
  return toAppearance(items[KEY]);
}

/** Rejects where the browser denies storage. Every open surface follows. */
export function saveAppearance(appearance: Appearance): Promise<void> {
  return browser.storage.local.set({ [KEY]: appearance });
}

/**
 * Shows the chosen appearance on this element, now and whenever it changes. For the overlay that is the
 * body: a root with another colour scheme than its frame would be painted opaque.
 */
export async function showAppearance(element: HTMLElement): Promise<void> {
  browser.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && KEY in changes) put(element, toAppearance(changes[KEY]?.newValue));
  });
  put(element, await readAppearance());
}

function put(element: HTMLElement, appearance: Appearance): void {
  if (appearance === 'system') element.removeAttribute('data-theme');
  else element.setAttribute('data-theme', appearance);
}

function toAppearance(saved: unknown): Appearance {
  return saved === 'light' || saved === 'dark' ? saved : 'system';
}
