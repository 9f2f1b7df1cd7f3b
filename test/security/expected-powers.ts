/**
 * Everything in the built manifests that says what the extension may do, or where it lets others in. A
 * change here is a change that a reviewer, a store and the people who installed it have to agree to.
 */

const PAGE_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  'connect-src ws: wss: http: https:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
].join('; ');

const PERMISSIONS = ['storage', 'alarms', 'activeTab', 'scripting'];

const key = (letter: string) => ({
  suggested_key: { default: `Alt+Shift+${letter}`, mac: `MacCtrl+Shift+${letter}` },
});
const COMMANDS = {
  _execute_action: key('L'),
  'toggle-overlay': { ...key('O'), description: '__MSG_toggleOverlay__' },
  'focus-composer': { ...key('M'), description: '__MSG_focusComposer__' },
};

const BOTH = {
  manifest_version: 3,
  optional_permissions: ['notifications'],
  optional_host_permissions: ['https://*/*', 'http://*/*'],
  content_security_policy: { extension_pages: PAGE_CSP },
  web_accessible_resources: [{ resources: ['overlay-frame.html'], matches: ['<all_urls>'] }],
  action: { default_title: 'Roomlight', default_popup: 'popup.html' },
  options_ui: { open_in_tab: true, page: 'options.html' },
};

export const EXPECTED_POWERS = {
  'chrome-mv3': {
    ...BOTH,
    permissions: [...PERMISSIONS, 'sidePanel'],
    commands: {
      ...COMMANDS,
      'open-side-panel': { ...key('P'), description: '__MSG_openSidePanel__' },
    },
    side_panel: { default_path: 'sidepanel.html' },
    minimum_chrome_version: '126',
    background: { service_worker: 'background.js' },
  },
  'firefox-mv3': {
    ...BOTH,
    permissions: PERMISSIONS,
    commands: { ...COMMANDS, _execute_sidebar_action: key('P') },
    sidebar_action: {
      default_panel: 'sidepanel.html',
      default_title: 'Roomlight',
      open_at_install: false,
    },
    background: { scripts: ['background.js'] },
    browser_specific_settings: {
      gecko: {
        id: 'roomlight@roomlight.app',
        strict_min_version: '140.0',
        data_collection_permissions: {
          required: ['personalCommunications'],
          optional: ['browsingActivity'],
        },
      },
    },
  },
} as const;
