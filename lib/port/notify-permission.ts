import { browser } from 'wxt/browser';

const NOTIFY = { permissions: ['notifications' as const] };

/** Whether the browser lets us show notifications on the desktop. */
export function mayNotify(): Promise<boolean> {
  return browser.permissions.contains(NOTIFY);
}

/** Asks the person. Has to be called right in the click, before anything is awaited. */
export function requestNotify(): Promise<boolean> {
  return browser.permissions.request(NOTIFY);
}
