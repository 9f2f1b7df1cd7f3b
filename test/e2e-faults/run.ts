import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFolder } from '../../scripts/tasks/build.ts';
import type { BrowserName } from '../../scripts/setup/find-browser.ts';
import { startEmbeddedServer } from '../e2e/embedded-server.ts';
import { startPageServer } from '../e2e/page-server.ts';
import { printTally } from '../faults/tally.ts';
import { startTcpProxy } from '../faults/tcp-proxy.ts';
import { planFaults, seededRandom, type FaultCounts } from './fault-plan.ts';
import { judgeRun } from './judge-run.ts';
import { returnUnseen } from './nobody-looks.ts';
import { createProber } from './prober.ts';
import { talkThroughFaults } from './talk-through-faults.ts';
import { createTalker } from './talker.ts';

export interface BrowserFaultOptions {
  /** Of both people together. */
  readonly messages: number;
  readonly faults: FaultCounts;
  /** Whether it ends with a server that is away while nobody looks: a minute and a half more. */
  readonly endsUnseen: boolean;
  readonly seed: number;
}

/** What one run has to survive. */
export const WHOLE_RUN: Omit<BrowserFaultOptions, 'seed'> = {
  messages: 500,
  faults: { backgroundKills: 26, serverKills: 5, cuts: 21, stalls: 3, browserKills: 2 },
  endsUnseen: true,
};

/** Enough to see that it works. */
export const SHORT_RUN: Omit<BrowserFaultOptions, 'seed'> = {
  messages: 50,
  faults: { backgroundKills: 3, serverKills: 1, cuts: 2, stalls: 1, browserKills: 1 },
  endsUnseen: false,
};

const ROOM = 'rough-weather';
const NAMES = ['ada', 'bea'] as const;

/**
 * Two people with a browser each talk while backgrounds, browsers, connections and the server die.
 * Prints a table; returns a sentence for each thing that went wrong. The extension must be built.
 */
export async function runBrowserFaults(
  root: string,
  browserName: BrowserName,
  options: BrowserFaultOptions,
): Promise<readonly string[]> {
  const stops: (() => unknown)[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'roomlight-build-'));
  stops.push(() => rmSync(folder, { recursive: true, force: true }));
  // Browsers read an extension's files again at each start, and somebody may build meanwhile.
  cpSync(buildFolder(root, browserName), folder, { recursive: true });
  console.log(`${browserName}: ${options.messages} messages, seed ${options.seed}`);
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
    const plan = planFaults(options.messages, options.faults, seededRandom(options.seed));
    const talk = await talkThroughFaults(browserName, world, plan, options.messages);
    if (options.endsUnseen) await returnUnseen(world, talk.log);
    await server.kill();
    const problems = judgeRun(browserName, talk, prober, server.dataFile, ROOM);
    console.log(`\n${printTally(talk.log.tally)}\n`);
    return problems;
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}
