import { browser } from 'wxt/browser';
import { PAGES_TOLD } from './pages-told.ts';

// Its types know Chromium's permissions only.
const PAGES: object = PAGES_TOLD;

/**
 * Whether the browser lets others be told of pages; asks the person where it does not yet. Has to be called
 * right in the click, before anything is awaited.
 */
export function requestPages(): Promise<boolean> {
  return import.meta.env.FIREFOX ? browser.permissions.request(PAGES) : Promise.resolve(true);
}
