import type { Readable, Writable } from 'node:stream';
import { requireBrowser } from '../setup/ensure-browsers.ts';
import type { Browser, LaunchOptions } from './browser.ts';
import { endings, openProfile, orEnd, startBrowser } from './browser-process.ts';
import { createTabs, type Tabs } from './chromium-tabs.ts';
import { createTargets, type Targets } from './chromium-targets.ts';
import { createRpc, type Rpc } from './rpc.ts';
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

/** A Chromium, not yet with an extension in it, and all that can be asked of it. */
export interface Chromium extends Pick<Browser, 'pid' | 'setColorScheme' | 'kill' | 'close'> {
  readonly rpc: Rpc;
  readonly targets: Targets;
  readonly tabs: Tabs;
  /** No browser has used the profile before. */
  readonly isNew: boolean;
  /** Loads an extension from its folder; returns its id. */
  install(path: string): Promise<string>;
  /** Waits for the rest of a start; a browser that does not come that far is ended. */
  orEnd<T>(start: Promise<T>): Promise<T>;
}

/** Chromium over the DevTools pipe. */
export async function startChromium(
  options: Omit<LaunchOptions, 'extensionPath'>,
): Promise<Chromium> {
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
  await orEnd(browser, profile, rpc.call('Browser.getVersion'), options.abort);
  const targets = createTargets(rpc, options.colorScheme ?? 'light');
  return {
    rpc,
    targets,
    tabs: createTabs(rpc, targets),
    pid: browser.pid,
    isNew: profile.isNew,
    setColorScheme: targets.setColorScheme,
    async install(path) {
      const { id } = (await rpc.call('Extensions.loadUnpacked', { path })) as { id: string };
      return id;
    },
    orEnd: (start) => orEnd(browser, profile, start, options.abort),
    ...endings(browser, profile, () => rpc.call('Browser.close')),
  };
}

function mapped(hosts: readonly string[] = []): readonly string[] {
  const rules = hosts.map((host) => `MAP ${host} 127.0.0.1`);
  return rules.length === 0 ? [] : [`--host-resolver-rules=${rules.join()}`];
}
