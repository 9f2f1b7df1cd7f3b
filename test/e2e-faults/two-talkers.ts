import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserName } from '../../scripts/setup/find-browser.ts';
import { buildFolder } from '../../scripts/tasks/build.ts';
import { startEmbeddedServer, type EmbeddedServer } from '../e2e/embedded-server.ts';
import { startPageServer } from '../e2e/page-server.ts';
import { startTcpProxy } from '../faults/tcp-proxy.ts';
import type { FaultWorld } from './inflict.ts';
import { createProber } from './prober.ts';
import { createTalker } from './talker.ts';

export const ROOM = 'rough-weather';
const NAMES = ['ada', 'bea'] as const;

/**
 * Two people with a browser each in one room, every one with a way of their own to the server. All of it
 * ends with `act`. The extension must be built.
 */
export async function withTwoTalkers<T>(
  root: string,
  browserName: BrowserName,
  act: (world: FaultWorld, server: EmbeddedServer) => Promise<T>,
): Promise<T> {
  const stops: (() => unknown)[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'roomlight-build-'));
  stops.push(() => rmSync(folder, { recursive: true, force: true }));
  // Browsers read an extension's files again at each start, and somebody may build meanwhile.
  cpSync(buildFolder(root, browserName), folder, { recursive: true });
  try {
    const server = await startEmbeddedServer();
    stops.push(server.stop);
    const pages = await startPageServer();
    stops.push(pages.stop);
    const come = async (name: string) => {
      const proxy = await startTcpProxy(server.url);
      stops.push(proxy.stop);
      const talker = await createTalker({
        browserName,
        name,
        extensionPath: folder,
        pageUrl: `${pages.url}/lighthouses`,
        serverUrl: proxy.url,
        room: ROOM,
      });
      stops.push(talker.leave);
      return { proxy, talker };
    };
    const ada = await come(NAMES[0]);
    const bea = await come(NAMES[1]);
    const prober = await createProber(server, ROOM);
    stops.push(prober.stop);
    const world = {
      talkers: [ada.talker, bea.talker],
      proxies: [ada.proxy, bea.proxy],
      prober,
    } as const;
    return await act(world, server);
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}
