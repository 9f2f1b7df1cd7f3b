import { browser } from 'wxt/browser';

const KEY = 'page-room-sites';

/** Whether the person has read and agreed what the room of a page tells others, for this site. */
export async function hasAgreed(host: string): Promise<boolean> {
  return (await sites()).includes(host);
}

/** Remembers it. Where storage is denied the person is asked again next time. */
export async function rememberAgreed(host: string): Promise<void> {
  const agreed = await sites();
  if (!agreed.includes(host)) await browser.storage.local.set({ [KEY]: [...agreed, host] });
}

async function sites(): Promise<readonly string[]> {
  return ((await browser.storage.local.get(KEY))[KEY] as readonly string[] | undefined) ?? [];
}
