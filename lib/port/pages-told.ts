import type { Permissions } from 'webextension-polyfill';

/**
 * The permission to tell others of pages, as the manifest names it for Firefox. Chromium knows no such
 * permission, and refuses to be asked for it.
 */
export const PAGES_TOLD = {
  data_collection: ['browsingActivity'],
} satisfies Permissions.AnyPermissions;
