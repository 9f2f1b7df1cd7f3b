/** What fits into presence once it is sealed. */
const LONGEST = 400;

/** The address of a page on the web, without user and password; null for any other, and for one that is too long. */
export function parseWebAddress(value: unknown): string | null {
  const page = typeof value === 'string' && URL.canParse(value) ? new URL(value) : null;
  if (!page || !/^https?:$/.test(page.protocol)) return null;
  page.username = '';
  page.password = '';
  return page.href.length > LONGEST ? null : page.href;
}
