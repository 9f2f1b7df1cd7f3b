import type { Browser } from 'webextension-polyfill';

/**
 * The browser's own extension API. Every call the background makes returns a promise in Firefox and in
 * Chrome from the version in our manifest on, so the polyfill would be a tenth of the background and
 * do nothing. Its types are the API that both have.
 */
export function nativeBrowser(): Browser {
  const { browser, chrome } = globalThis as { browser?: Browser; chrome?: Browser };
  const api = browser?.runtime?.id ? browser : chrome;
  if (!api) throw new Error('Roomlight runs only as a browser extension.');
  return api;
}
