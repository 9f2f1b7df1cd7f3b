import { type Browser, type LaunchOptions, type Tab, WELCOME_MS, WELCOME_PAGE } from './browser.ts';
import { chromiumDocument } from './chromium-document.ts';
import {
  addHostPermission,
  allowPrivateWindows,
  reloadExtension,
} from './chromium-extensions-page.ts';
import { chromiumDesktop, pressInWorker } from './chromium-desktop.ts';
import { chromiumFrame } from './chromium-tab.ts';
import { measureWorker } from './chromium-worker.ts';
import type { TargetInfo, Targets } from './chromium-targets.ts';
import { type Chromium, startChromium } from './start-chromium.ts';
import { createSurface } from './surface.ts';
import { waitFor } from './wait-for.ts';

/** Chromium with the extension. Attaches to tabs, popups and frames when asked, never to the worker. */
export async function launchChromium(options: LaunchOptions): Promise<Browser> {
  const chromium = await startChromium(options);
  return chromium.orEnd(installRoomlight(chromium, options));
}

/** Puts the extension into a Chromium that runs. */
export async function installRoomlight(
  chromium: Chromium,
  options: Pick<LaunchOptions, 'extensionPath' | 'keepsWelcome'>,
): Promise<Browser> {
  const id = await chromium.install(options.extensionPath);
  if (chromium.isNew) await welcomed(chromium.targets, id, options.keepsWelcome);
  const { pid, setColorScheme, kill, close } = chromium;
  return {
    name: 'chromium',
    ...extensionIn(chromium, id),
    pid,
    setColorScheme,
    kill,
    close,
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

type Outside = 'name' | 'pid' | 'setColorScheme' | 'kill' | 'close';

/** The extension's part: its tabs, popup, frames and worker. */
function extensionIn({ rpc, targets, tabs }: Chromium, id: string): Omit<Browser, Outside> {
  const origin = `chrome-extension://${id}`;
  const isOurs = ({ url }: TargetInfo) => url.startsWith(`${origin}/`);
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
