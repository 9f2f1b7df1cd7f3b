import type { ColorScheme } from './browser.ts';

export type Preferences = Readonly<Record<string, string | number | boolean>>;

/** Value of `layout.css.prefers-color-scheme.content-override`. */
export const COLOR_SCHEME = { dark: 0, light: 1 } as const satisfies Record<ColorScheme, number>;
export const COLOR_SCHEME_PREFERENCE = 'layout.css.prefers-color-scheme.content-override';

/** Nothing may leave the machine, and nothing may open by itself. */
const QUIET: Preferences = {
  'app.normandy.enabled': false,
  'app.update.auto': false,
  'browser.aboutwelcome.enabled': false,
  'browser.newtabpage.enabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage': 'about:blank',
  'browser.startup.page': 0,
  'browser.topsites.contile.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'datareporting.policy.firstRunURL': '',
  'extensions.getAddons.cache.enabled': false,
  'extensions.systemAddon.update.enabled': false,
  'extensions.update.enabled': false,
  'geo.enabled': false,
  'media.gmp-manager.updateEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'network.dns.disablePrefetch': true,
  'network.prefetch-next': false,
  'services.settings.server': 'data:,#remote-settings-dummy/v1',
  'signon.autofillForms': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

/** The text of a profile's `user.js`. */
export function userJs(
  geckoId: string,
  uuid: string,
  colorScheme: ColorScheme,
  more: Preferences,
): string {
  const preferences: Preferences = {
    ...QUIET,
    // Pages of the extension can then be opened by address.
    'extensions.webextensions.uuids': JSON.stringify({ [geckoId]: uuid }),
    // A person who says no to every offer at install and yes to every later question.
    'extensions.originControls.grantByDefault': false,
    'extensions.webextOptionalPermissionPrompts': false,
    // The popup stays when the test's other windows take the focus.
    'ui.popup.disable_autohide': true,
    [COLOR_SCHEME_PREFERENCE]: COLOR_SCHEME[colorScheme],
    ...more,
  };
  return Object.entries(preferences)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
    .join('');
}
