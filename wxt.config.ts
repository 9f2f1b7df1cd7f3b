import { defineConfig } from 'wxt';
import { CHROME_KEY, GECKO_ID } from './lib/extension-id.ts';
import { emojiData } from './scripts/bundle/emoji-data.ts';
import { leanPhoenix } from './scripts/bundle/lean-phoenix.ts';
import { leanFaces } from './scripts/bundle/one-face.ts';

/**
 * What pages of the extension may load and reach. No `upgrade-insecure-requests`, which is in Firefox'
 * default: it turns `ws://127.0.0.1` into `wss://`.
 */
const PAGE_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  // Any server the person names; the address is checked before it is used.
  'connect-src ws: wss: http: https:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
].join('; ');

/**
 * A key for a command; a person can choose another. Alt+Shift is free in both browsers but for few letters;
 * on a Mac it types signs, so there it is the Control key.
 */
function key(letter: string, description?: string) {
  const suggested_key = { default: `Alt+Shift+${letter}`, mac: `MacCtrl+Shift+${letter}` };
  return { suggested_key, ...(description !== undefined && { description }) };
}

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/webextension-polyfill'],
  imports: false,
  manifestVersion: 3,
  vite: () => ({
    plugins: [emojiData(), leanFaces(), leanPhoenix()],
    build: {
      rollupOptions: {
        treeshake: {
          // WXT imports it into each entrypoint; the background does without (see native-browser.ts).
          moduleSideEffects: (id) => !id.includes('webextension-polyfill'),
        },
      },
    },
  }),
  manifest: ({ browser }) => ({
    name: 'Roomlight',
    default_locale: 'en',
    description: '__MSG_description__', // public/_locales
    permissions: [
      'storage', // profile, servers, rooms and rules outlive the background
      'alarms', // the one retry that is guaranteed after the background was stopped
      'activeTab', // show the overlay on the page where the person clicked
      'scripting', // put the overlay's loader into a page, only while a room wants to show there
      // The room beside the page; Firefox' sidebar needs no permission.
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    // Asked for when a person first turns on notifications.
    optional_permissions: ['notifications'],
    // Asked for when a person wants the overlay on a site, or everywhere, without a click.
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    commands: {
      _execute_action: key('L'),
      'toggle-overlay': key('O', '__MSG_toggleOverlay__'),
      'focus-composer': key('M', '__MSG_focusComposer__'),
      ...(browser === 'firefox'
        ? { _execute_sidebar_action: key('P') }
        : { 'open-side-panel': key('P', '__MSG_openSidePanel__') }),
    },
    content_security_policy: { extension_pages: PAGE_CSP },
    web_accessible_resources: [
      // Its address is the same for all: Chrome blocks a dynamic one on pages under COEP.
      { resources: ['overlay-frame.html'], matches: ['<all_urls>'] },
    ],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: GECKO_ID,
              // The first release that shows `data_collection_permissions` at install.
              strict_min_version: '140.0',
              data_collection_permissions: {
                required: ['personalCommunications'],
                optional: ['browsingActivity'],
              },
            },
          },
        }
      : {
          key: CHROME_KEY,
          // `URL.parse`; alarms each 30 s, popovers and promises on every `chrome.*` call came before.
          minimum_chrome_version: '126',
        }),
  }),
});
