import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { requireBrowser } from '../setup/ensure-browsers.ts';
import { type Browser, type LaunchOptions, type Tab, WELCOME_MS, WELCOME_PAGE } from './browser.ts';
import {
  endings,
  openProfile,
  orEnd,
  startBrowser,
  type BrowserProcess,
} from './browser-process.ts';
import { firefoxAddress } from './firefox-address.ts';
import { firefoxChrome, type FirefoxChrome } from './firefox-chrome.ts';
import { firefoxDocument } from './firefox-document.ts';
import { COLOR_SCHEME, COLOR_SCHEME_PREFERENCE, userJs } from './firefox-preferences.ts';
import { firefoxTab } from './firefox-tab.ts';
import { createRpc, type Rpc } from './rpc.ts';
import { createSurface } from './surface.ts';
import { waitFor } from './wait-for.ts';
import { socketWire } from './wires.ts';

const ARGS = ['--no-remote', '--remote-debugging-port', '0', '--remote-allow-system-access'];

const ENV = {
  MOZ_CRASHREPORTER_DISABLE: '1',
  MOZ_DISABLE_AUTO_SAFE_MODE: '1',
  MOZ_HEADLESS_WIDTH: '1000',
  MOZ_HEADLESS_HEIGHT: '785',
};

interface Context {
  readonly context: string;
  readonly url: string;
  readonly children: readonly Context[] | null;
}

/** Stock Firefox over WebDriver BiDi, and, for toolbar and event page, its privileged scope. */
export async function launchFirefox(options: LaunchOptions): Promise<Browser> {
  const profile = openProfile(options.profile);
  const geckoId = readGeckoId(options.extensionPath);
  const uuid = uuidOf(profile.folder);
  writeFileSync(
    join(profile.folder, 'user.js'),
    userJs(geckoId, uuid, options.colorScheme ?? 'light', {
      ...(options.languages !== undefined && { 'intl.accept_languages': options.languages }),
      ...(options.localHosts && { 'network.dns.localDomains': options.localHosts.join() }),
      ...options.preferences,
    }),
  );
  const browser = startBrowser(
    requireBrowser('firefox'),
    [
      ...ARGS,
      ...(options.isVisible ? [] : ['--headless']),
      '--profile',
      profile.folder,
      'about:blank',
    ],
    ['ignore', 'ignore', 'pipe'],
    ENV,
  );
  const { rpc, chrome } = await orEnd(
    browser,
    profile,
    connect(browser, options, geckoId),
    options.abort,
  );
  const origin = `moz-extension://${uuid}`;
  if (profile.isNew) {
    await orEnd(browser, profile, welcomed(rpc, origin, options.keepsWelcome), options.abort);
  }

  return {
    name: 'firefox',
    pid: browser.pid,
    ...extensionIn(rpc, chrome, geckoId, origin),
    setColorScheme: (scheme) => chrome.setPreference(COLOR_SCHEME_PREFERENCE, COLOR_SCHEME[scheme]),
    ...endings(browser, profile, () => rpc.call('browser.close')),
  };
}

/** Opens the session, installs the extension and takes hold of the browser's own window. */
async function connect(
  browser: BrowserProcess,
  { extensionPath: path }: LaunchOptions,
  geckoId: string,
): Promise<{ rpc: Rpc; chrome: FirefoxChrome }> {
  const rpc = createRpc(await socketWire(`${await firefoxAddress(browser)}/session`));
  await rpc.call('session.new', { capabilities: {} });
  await rpc.call('webExtension.install', { extensionData: { type: 'path', path } });
  return { rpc, chrome: await firefoxChrome(rpc, geckoId) };
}

/** Until it is there, it would come in front of whatever is opened. */
async function welcomed(rpc: Rpc, origin: string, isKept = false): Promise<void> {
  const { context } = await findTab(rpc, `${origin}/${WELCOME_PAGE}`, WELCOME_MS);
  if (!isKept) await rpc.call('browsingContext.close', { context });
}

function findTab(rpc: Rpc, urlStart: string, withinMs?: number): Promise<Context> {
  const find = async () => {
    const tree = await rpc.call('browsingContext.getTree', { maxDepth: 0 });
    return (tree as { contexts: readonly Context[] }).contexts.find(({ url }) =>
      url.startsWith(urlStart),
    );
  };
  return waitFor(`a tab at ${urlStart}`, find, withinMs);
}

type Outside = 'name' | 'pid' | 'setColorScheme' | 'kill' | 'close';

/** The extension's part: its tabs, popup, frames and event page. */
function extensionIn(
  rpc: Rpc,
  chrome: FirefoxChrome,
  geckoId: string,
  origin: string,
): Omit<Browser, Outside> {
  const contexts = new WeakMap<Tab, string>();

  const take = (context: string): Tab => {
    const tab = firefoxTab(rpc, context);
    contexts.set(tab, context);
    return tab;
  };
  const open = async (type: 'tab' | 'window', url: string): Promise<Tab> => {
    const { context } = (await rpc.call('browsingContext.create', { type })) as Context;
    const tab = take(context);
    await tab.goto(url);
    return tab;
  };
  const openTab = (url: string) => open('tab', url);
  const openedTab = async (urlStart: string) => take((await findTab(rpc, urlStart)).context);
  const framesOf = async (tab: Tab) => {
    const tree = await rpc.call('browsingContext.getTree', { root: contexts.get(tab) });
    const [root] = (tree as { contexts: readonly Context[] }).contexts;
    const ours = root?.children?.filter(({ url }) => url.startsWith(`${origin}/`)) ?? [];
    return ours.map(({ context }) => context);
  };
  const frameOf = async (tab: Tab) => (await framesOf(tab))[0];
  const findPopup = async () => (await chrome.popupContext()) ?? undefined;

  const closePopup = async () => {
    await chrome.closePopup();
    await waitFor('the popup to close', async () =>
      (await findPopup()) === undefined ? true : undefined,
    );
  };

  return {
    extensionId: geckoId,
    origin,
    openTab,
    openWindow: (url) => open('window', url),
    async openPrivateWindow(url) {
      await chrome.openPrivateWindow(url);
      return openedTab(url);
    },
    openedTab,
    extensionPage: (path) => openTab(`${origin}/${path}`),
    async popup(tab) {
      await closePopup();
      await tab.activate();
      await chrome.triggerAction();
      const context = await waitFor('the popup', findPopup).catch(async (error: unknown) => {
        throw new Error(`${String(error)} There is: ${await chrome.describePopups()}`);
      });
      return createSurface('firefox-popup', firefoxDocument(rpc, context));
    },
    closePopup,
    hasPopup: async () => (await findPopup()) !== undefined,
    async overlay(tab, withinMs) {
      const context = await waitFor('the overlay', () => frameOf(tab), withinMs);
      const pointer = {
        context: contexts.get(tab) ?? context,
        offset: () => tab.evaluate(hostCorner),
      };
      return createSurface('firefox-overlay', firefoxDocument(rpc, context, pointer));
    },
    hasOverlay: async (tab) => (await frameOf(tab)) !== undefined,
    framesOfOurs: async (tab) =>
      (await framesOf(tab)).map((context) =>
        createSurface('firefox-frame', firefoxDocument(rpc, context)),
      ),
    // The preference that says yes to every request was set at the start.
    allowHost: async () => {},
    allowPrivateWindows: () => chrome.allowPrivateWindows(),
    killBackground: () => chrome.terminateBackground(),
    reloadExtension: () => chrome.reloadExtension(),
    watchDesktop: () => chrome.watchDesktop(),
    pressShortcut: (command) => chrome.pressShortcut(command),
    measureBackground: async () => ({
      'extension process, memory': (await chrome.extensionMemory()) / 1024,
    }),
    isBackgroundRunning: async () => (await chrome.backgroundState()) !== 'stopped',
  };
}

function readGeckoId(extensionPath: string): string {
  interface Manifest {
    readonly browser_specific_settings?: { readonly gecko?: { readonly id?: string } };
  }
  const manifest = JSON.parse(
    readFileSync(join(extensionPath, 'manifest.json'), 'utf8'),
  ) as Manifest;
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (id === undefined)
    throw new Error(`The manifest in ${extensionPath} has no gecko id: built for Firefox?`);
  return id;
}

/** A profile that was used before keeps its UUID: what the extension has stored belongs to that origin. */
function uuidOf(folder: string): string {
  const file = join(folder, 'roomlight-uuid');
  if (!existsSync(file)) writeFileSync(file, randomUUID());
  return readFileSync(file, 'utf8');
}

/** Runs in the page, where the overlay's host is the only element of its kind. */
function hostCorner(): { x: number; y: number } {
  const hosts = [...document.documentElement.children].filter((child) =>
    child.localName.includes('-'),
  );
  const { x, y } = hosts[0]?.getBoundingClientRect() ?? { x: 0, y: 0 };
  return { x, y };
}
