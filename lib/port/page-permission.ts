import { browser } from 'wxt/browser';

/** As the manifest names it for Firefox. Chromium knows no such permission, and refuses to be asked for it. */
const PAGES: object = { data_collection: ['browsingActivity'] };

/**
 * Whether the browser lets others be told of pages; asks the person where it does not yet. Has to be called
 * right in the click, before anything is awaited.
 */
export function requestPages(): Promise<boolean> {
  return import.meta.env.FIREFOX ? browser.permissions.request(PAGES) : Promise.resolve(true);
}
