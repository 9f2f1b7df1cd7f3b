import { browser } from 'wxt/browser';

/** The tab that the popup was opened over; null where there is none. */
export async function findThisTab(): Promise<number | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? null;
}
