import { browser } from 'wxt/browser';

/** Match patterns of every page where an overlay can be shown. */
export const EVERY_SITE = ['https://*/*', 'http://*/*'];

/**
 * Asks the person to let us show on these sites. Has to be called right in the click: both browsers
 * refuse to ask once anything was awaited.
 */
export function requestHosts(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...origins] });
}

/** Gives back what is no longer needed. */
export function dropHosts(origins: readonly string[]): Promise<boolean> {
  return browser.permissions.remove({ origins: [...origins] });
}
