import { browser } from 'wxt/browser';

const KEY = 'page-room-sites';

/** The sites for which the person has read and agreed what the room of a page tells others. */
export async function agreedSites(): Promise<readonly string[]> {
  return ((await browser.storage.local.get(KEY))[KEY] as readonly string[] | undefined) ?? [];
}

/** Remembers a site. Where storage is denied the person is asked again next time. */
export async function rememberAgreed(host: string): Promise<void> {
  const agreed = await agreedSites();
  if (!agreed.includes(host)) await browser.storage.local.set({ [KEY]: [...agreed, host] });
}

/** The person is asked again on this site. Returns those that are left. */
export async function takeBackAgreed(host: string): Promise<readonly string[]> {
  const left = (await agreedSites()).filter((agreed) => agreed !== host);
  await browser.storage.local.set({ [KEY]: left });
  return left;
}
