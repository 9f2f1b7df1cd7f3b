import type { Readable, Writable } from 'node:stream';
import { requireBrowser } from '../setup/ensure-browsers.ts';
import { type Browser, type LaunchOptions, type Tab, WELCOME_MS, WELCOME_PAGE } from './browser.ts';
import { endings, openProfile, orEnd, startBrowser } from './browser-process.ts';
import { chromiumDocument } from './chromium-document.ts';
import {
  addHostPermission,
  allowPrivateWindows,
  reloadExtension,
} from './chromium-extensions-page.ts';
import { chromiumDesktop, pressInWorker } from './chromium-desktop.ts';
import { chromiumFrame, chromiumTab } from './chromium-tab.ts';
import { measureWorker } from './chromium-worker.ts';
import { createTargets, type TargetInfo, type Targets } from './chromium-targets.ts';
import { createRpc, type Rpc } from './rpc.ts';
import { createSurface } from './surface.ts';
import { waitFor } from './wait-for.ts';
import { pipeWire } from './wires.ts';

const ARGS = [
  '--remote-debugging-pipe',
  '--enable-unsafe-extension-debugging',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-gpu',
  '--disable-sync',
];

const HEADLESS = [
  '--headless=new',
  '--window-size=1000,700',
  // A popup is no larger than the screen allows, and by itself that is 800 by 600.
  '--screen-info={1600x1200}',
];

/** Chromium over the DevTools pipe. Attaches to tabs, popups and frames when asked, never to the worker. */
export async function launchChromium(options: LaunchOptions): Promise<Browser> {
  const profile = openProfile(options.profile);
  // Chromium does not sandbox for root, which is who tests run as in most containers.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = startBrowser(
    requireBrowser('chromium'),
    [
      ...ARGS,
      ...(options.isVisible ? [] : HEADLESS),
      ...asRoot,
      ...(options.languages === undefined ? [] : [`--accept-lang=${options.languages}`]),
      ...mapped(options.localHosts),
      `--user-data-dir=${profile.folder}`,
      'about:blank',
    ],
    ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  );
  const [, , , toBrowser, fromBrowser] = browser.child.stdio;
  const rpc = createRpc(pipeWire(toBrowser as Writable, fromBrowser as Readable));
  const loading = rpc.call('Extensions.loadUnpacked', { path: options.extensionPath });
  const { id } = (await orEnd(browser, profile, loading)) as { id: string };
  const targets = createTargets(rpc, options.colorScheme ?? 'light');
  if (profile.isNew) await orEnd(browser, profile, welcomed(targets, id, options.keepsWelcome));

  return {
    name: 'chromium',
    pid: browser.pid,
    ...extensionIn(rpc, targets, id),
    setColorScheme: targets.setColorScheme,
    ...endings(browser, profile, () => rpc.call('Browser.close')),
  };
}

/** Until it is there, it would come in front of whatever is opened. */
async function welcomed(targets: Targets, id: string, isKept = false): Promise<void> {
  const url = `chrome-extension://${id}/${WELCOME_PAGE}`;
  const { targetId } = await waitFor(
    'the welcome page',
    async () => (await targets.list('page')).find((page) => page.url === url),
    WELCOME_MS,
  );
  if (!isKept) await targets.close(targetId);
}

function mapped(hosts: readonly string[] = []): readonly string[] {
  const rules = hosts.map((host) => `MAP ${host} 127.0.0.1`);
  return rules.length === 0 ? [] : [`--host-resolver-rules=${rules.join()}`];
}

type Outside = 'name' | 'pid' | 'setColorScheme' | 'kill' | 'close';

/** The extension's part: its tabs, popup, frames and worker. */
function extensionIn(rpc: Rpc, targets: Targets, id: string): Omit<Browser, Outside> {
  const origin = `chrome-extension://${id}`;
  const isOurs = ({ url }: TargetInfo) => url.startsWith(`${origin}/`);
  const tabs = createTabs(rpc, targets);
  const findPopup = async () =>
    (await targets.list('page')).find(
      ({ url, targetId }) => url.startsWith(`${origin}/popup.html`) && !tabs.has(targetId),
    );
  const findWorker = async () => (await targets.list('service_worker')).find(isOurs);
  const attachToWorker = async () => {
    const worker = await findWorker();
    if (!worker) throw new Error('The worker does not run.');
    return targets.attachWorker(worker.targetId);
  };
  const findFrames = async (tab: Tab) => {
    const { pageId } = tabs.get(tab);
    return (await targets.list('iframe')).filter(
      (target) => isOurs(target) && [target.parentId, target.parentFrameId].includes(pageId),
    );
  };
  const findFrame = async (tab: Tab) => (await findFrames(tab))[0];
  const frameSurface = async (tab: Tab, targetId: string) => {
    const page = await targets.attach(tabs.get(tab).pageId);
    return chromiumFrame(await targets.attach(targetId), page, targetId);
  };

  const closePopup = async () => {
    const popup = await findPopup();
    if (popup) await targets.close(popup.targetId);
    await waitFor('the popup to close', async () => ((await findPopup()) ? undefined : true));
  };

  const extensionPage = (path: string) => tabs.open(`${origin}/${path}`);
  const onExtensionsPage = async (act: (page: Tab) => Promise<unknown>) => {
    const page = await tabs.open('chrome://extensions/');
    await act(page);
    await page.close();
  };

  return {
    extensionId: id,
    origin,
    openTab: (url) => tabs.open(url),
    openWindow: (url) => tabs.open(url, { newWindow: true }),
    async openPrivateWindow(url) {
      // The protocol's own private windows are another profile, without extensions.
      const page = await extensionPage('options.html');
      await page.evaluate(openPrivateWindow, url);
      await page.close();
      return tabs.find(url);
    },
    openedTab: tabs.find,
    extensionPage,
    async popup(tab) {
      await closePopup();
      await tab.activate();
      await rpc.call('Extensions.triggerAction', { id, targetId: tabs.get(tab).tabId });
      const { targetId } = await waitFor('the popup', findPopup);
      return createSurface('chromium-popup', chromiumDocument(await targets.attach(targetId)));
    },
    closePopup,
    hasPopup: async () => (await findPopup()) !== undefined,
    async overlay(tab, withinMs) {
      const { targetId } = await waitFor('the overlay', () => findFrame(tab), withinMs);
      return frameSurface(tab, targetId);
    },
    hasOverlay: async (tab) => (await findFrame(tab)) !== undefined,
    framesOfOurs: async (tab) =>
      Promise.all((await findFrames(tab)).map(({ targetId }) => frameSurface(tab, targetId))),
    allowHost: (pattern) =>
      onExtensionsPage((page) => page.evaluate(addHostPermission, id, pattern)),
    allowPrivateWindows: () => onExtensionsPage((page) => page.evaluate(allowPrivateWindows, id)),
    reloadExtension: () => onExtensionsPage((page) => page.evaluate(reloadExtension, id)),
    async killBackground() {
      // Any page will do, and the one from the start is never in front: a popup stays open.
      const page = (await targets.list('page')).find(({ url }) => url === 'about:blank');
      if (!page) throw new Error('The page from the start is gone.');
      const session = await targets.attach(page.targetId);
      const killed = await findWorker();
      await session('ServiceWorker.enable');
      // A worker that was just starting is stopped, and yet this sometimes gets no answer.
      session('ServiceWorker.stopAllWorkers').catch(() => {});
      // A surface may have woken another already; that one is a target of its own.
      await waitFor('the worker to end', async () =>
        (await findWorker())?.targetId === killed?.targetId && killed ? undefined : true,
      );
      await session('ServiceWorker.disable');
    },
    watchDesktop: async () => chromiumDesktop(await attachToWorker()),
    pressShortcut: async (command) => pressInWorker(await attachToWorker(), command),
    async measureBackground() {
      const worker = await findWorker();
      if (!worker) throw new Error('The worker does not run.');
      return measureWorker(rpc, worker.targetId);
    },
    isBackgroundRunning: async () => (await findWorker()) !== undefined,
  };
}

interface ExtensionWindows {
  readonly windows: { create(window: { url: string; incognito: boolean }): Promise<unknown> };
}

/** Runs in a page of the extension. It gets a window in answer only if it may see private ones. */
async function openPrivateWindow(url: string): Promise<void> {
  const { chrome } = globalThis as unknown as { chrome: ExtensionWindows };
  await chrome.windows.create({ url, incognito: true });
}

/** Chromium has two targets for each tab: the tab, which the toolbar acts on, and the page in it. */
interface TabTargets {
  readonly tabId: string;
  readonly pageId: string;
}

function createTabs(rpc: Rpc, targets: Targets) {
  const known = new WeakMap<Tab, TabTargets>();
  const pageIds = new Set<string>();
  const take = async (found: TabTargets): Promise<Tab> => {
    const { pageId } = found;
    pageIds.add(pageId);
    const tab = chromiumTab(await targets.attach(pageId), () => targets.close(pageId));
    known.set(tab, found);
    return tab;
  };
  let opened = 0;
  const tabAt = async (url: string) => {
    const { targetId } = await waitFor(`the tab around ${url}`, async () =>
      (await targets.list('tab')).find((one) => one.url === url),
    );
    return targetId;
  };

  return {
    has: (pageId: string) => pageIds.has(pageId),
    get(tab: Tab): TabTargets {
      const found = known.get(tab);
      if (!found) throw new Error('This tab belongs to another browser.');
      return found;
    },
    async open(url: string, options: { readonly newWindow?: boolean } = {}): Promise<Tab> {
      // Nothing tells which tab a page is in but that both are at the same address.
      const blank = `about:blank#${++opened}`;
      const created = await rpc.call('Target.createTarget', { url: blank, ...options });
      const { targetId: pageId } = created as { targetId: string };
      const tab = await take({ tabId: await tabAt(blank), pageId });
      await tab.goto(url);
      return tab;
    },
    async find(urlStart: string): Promise<Tab> {
      const { targetId: pageId, url } = await waitFor(`a tab at ${urlStart}`, async () =>
        (await targets.list('page')).find(
          (one) =>
            one.url.startsWith(urlStart) && one.subtype === undefined && !pageIds.has(one.targetId),
        ),
      );
      return take({ tabId: await tabAt(url), pageId });
    },
  };
}
