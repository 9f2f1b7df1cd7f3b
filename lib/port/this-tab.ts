import { browser } from 'wxt/browser';

/** The tab that a popup was opened over. */
export interface ThisTab {
  readonly id: number;
  /** Null where the browser does not let us know: a click on our button does (activeTab). */
  readonly url: string | null;
  readonly title: string | null;
  readonly isPrivate: boolean;
}

/** Null where there is none. */
export async function readThisTab(): Promise<ThisTab | null> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return null;
  return {
    id: tab.id,
    url: tab.url ?? null,
    title: tab.title ?? null,
    isPrivate: tab.incognito ?? false,
  };
}

/** Goes to another page in it. */
export async function goInThisTab(url: string): Promise<void> {
  const id = await findThisTab();
  if (id !== null) await browser.tabs.update(id, { url });
}

/** Its id alone. */
export async function findThisTab(): Promise<number | null> {
  return (await readThisTab())?.id ?? null;
}
