import type { Desktop } from './desktop.ts';
import { firefoxDesktop } from './firefox-desktop.ts';
import { evaluateIn } from './firefox-document.ts';
import type { Rpc } from './rpc.ts';

/**
 * Runs in the browser's own window, with its privileges. Each answers with JSON. They reach into
 * what Firefox' own tests reach into, since WebDriver knows neither toolbar buttons nor event pages.
 */
export interface FirefoxChrome {
  /** As a click on the toolbar button: grants activeTab and opens the popup. */
  triggerAction(): Promise<void>;
  /** The popup's browsing context once it has loaded, else null. */
  popupContext(): Promise<string | null>;
  closePopup(): Promise<void>;
  /** What there is of popups, for the words of a failure. */
  describePopups(): Promise<string>;
  watchDesktop(): Promise<Desktop>;
  /** As the key does that the manifest suggests for this command. */
  pressShortcut(command: string): Promise<void>;
  terminateBackground(): Promise<void>;
  reloadExtension(): Promise<void>;
  openPrivateWindow(url: string): Promise<void>;
  /** As its switch in `about:addons` does: the extension is reloaded by it. */
  allowPrivateWindows(): Promise<void>;
  backgroundState(): Promise<string>;
  /** Of the process that extensions run in, bytes: with what it has not let go of yet. */
  extensionMemory(): Promise<number>;
  setPreference(name: string, value: number): Promise<void>;
}

export async function firefoxChrome(rpc: Rpc, geckoId: string): Promise<FirefoxChrome> {
  const { contexts } = (await rpc.call('browsingContext.getTree', { 'moz:scope': 'chrome' })) as {
    contexts: readonly { context: string }[];
  };
  const window = contexts[0]?.context;
  if (window === undefined) throw new Error('Firefox shows no window.');
  const run = (body: string) => evaluateIn(rpc, window, `(async () => { ${body} })()`);
  const extension = `const { extension } = WebExtensionPolicy.getByID(${JSON.stringify(geckoId)});`;
  const reload = `const { AddonManager } = ChromeUtils.importESModule(
      'resource://gre/modules/AddonManager.sys.mjs');
    const addon = await AddonManager.getAddonByID(${JSON.stringify(geckoId)});
    await addon.reload();`;
  const findPopup = `const popup = [...document.querySelectorAll('browser')].find((one) =>
    one.getAttribute('webextension-view-type') === 'popup' && one.currentURI?.schemeIs('moz-extension') &&
    one.closest('panel')?.state === 'open');`;

  // BiDi knows the documents of tabs only. This lets it find the popup's by the id that Gecko gave it.
  await run(`const { NavigableManager } = ChromeUtils.importESModule(
      'chrome://remote/content/shared/NavigableManager.sys.mjs');
    const ofTabs = NavigableManager.getBrowsingContextById.bind(NavigableManager);
    NavigableManager.getBrowsingContextById = (id) => ofTabs(id) ?? (/^[0-9]+$/.test(id) ? BrowsingContext.get(id) : null);`);

  return {
    async triggerAction() {
      await run(`${extension}
        await extension.apiManager.global.browserActionFor(extension).triggerAction(window);`);
    },
    async popupContext() {
      const id = await run(
        `${findPopup} return popup?.browsingContext ? popup.browsingContext.id : null;`,
      );
      return id === null ? null : String(id);
    },
    async closePopup() {
      await run(`${findPopup} popup?.closest('panel')?.hidePopup();`);
    },
    describePopups: async () =>
      String(
        await run(`return JSON.stringify([...document.querySelectorAll('browser')].map((one) => [
          one.getAttribute('webextension-view-type'), one.currentURI?.spec, one.closest('panel')?.state]));`),
      ),
    watchDesktop: () => firefoxDesktop(run),
    async pressShortcut(command) {
      await run(`${extension}
        const [letter] = extension.manifest.commands[${JSON.stringify(command)}]
          .suggested_key.default.split('+').slice(-1);
        const keys = [...document.querySelectorAll('keyset[id^="ext-keyset-id-roomlight"] key')];
        keys.find((key) => key.getAttribute('key') === letter).doCommand();`);
    },
    async terminateBackground() {
      await run(`${extension} await extension.terminateBackground({});`);
    },
    async reloadExtension() {
      await run(reload);
    },
    async openPrivateWindow(url) {
      await run(`openTrustedLinkIn(${JSON.stringify(url)}, 'window', { private: true });`);
    },
    async allowPrivateWindows() {
      await run(`const { ExtensionPermissions } = ChromeUtils.importESModule(
          'resource://gre/modules/ExtensionPermissions.sys.mjs');
        await ExtensionPermissions.add(${JSON.stringify(geckoId)},
          { permissions: ['internal:privateBrowsingAllowed'], origins: [] });
        ${reload}`);
    },
    backgroundState: async () =>
      String(await run(`${extension} return extension.backgroundState;`)),
    extensionMemory: async () =>
      Number(
        await run(`const info = await ChromeUtils.requestProcInfo();
          return info.children.find(({ type }) => type === 'extension')?.memory ?? 0;`),
      ),
    async setPreference(name, value) {
      await run(`Services.prefs.setIntPref(${JSON.stringify(name)}, ${value});`);
    },
  };
}
