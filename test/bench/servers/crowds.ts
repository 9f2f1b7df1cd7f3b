import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchContext } from '../bench.ts';
import { type CrowdRun, runCrowd } from './crowd-run.ts';
import { type Program, startBare, startEmbedded, startGuide } from './start-program.ts';

export type ServerKind = 'embedded' | 'bare' | 'stock' | 'phoenix';

/** As the table of goals has them. */
const CROWDS = [200, 1_000, 2_000];
const SHORT_CROWDS = [20, 50, 100];
const TALK_MS = 4_000;
const PATIENCE_MS = 60_000;
/** What never ends need not be waited for: five times what ours takes at most tells enough. */
export const STOCK_PATIENCE_MS = 15_000;

export const crowdsOf = ({ isShort }: BenchContext) => (isShort ? SHORT_CROWDS : CROWDS);

/** Three rows look at the same runs. */
const known = new Map<string, Promise<CrowdRun | null>>();

/** Null where no such server was given. */
export function crowdOf(
  kind: ServerKind,
  count: number,
  context: BenchContext,
): Promise<CrowdRun | null> {
  const key = `${kind} ${count}`;
  const run = known.get(key) ?? make(kind, count, context);
  known.set(key, run);
  return run;
}

async function make(kind: ServerKind, count: number, context: BenchContext) {
  context.say(`${count} people on ${kind === 'stock' ? stockName(context) : kind}`);
  const run = {
    count,
    talkMs: context.isShort ? 500 : TALK_MS,
    patienceMs: kind === 'stock' ? STOCK_PATIENCE_MS : PATIENCE_MS,
  };
  const given = {
    phoenix: context.phoenixUrl,
    stock: context.stockUrl,
    embedded: null,
    bare: null,
  };
  const url = given[kind];
  if (url !== null) return runCrowd({ ...run, url, pid: null });
  if (kind === 'phoenix') return null;
  const folder = mkdtempSync(join(tmpdir(), 'roomlight-bench-'));
  const server = await start(kind, context.root, join(folder, 'rooms.sqlite'));
  try {
    const { url: own, pid } = server;
    return await runCrowd({ ...run, url: own, pid, isBare: kind === 'bare' });
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function start(kind: Exclude<ServerKind, 'phoenix'>, root: string, data: string): Promise<Program> {
  if (kind === 'bare') return startBare(root);
  return kind === 'stock' ? startGuide(root) : startEmbedded(root, data);
}

/** What stands for stock Phoenix in this run. */
export function stockName({ stockUrl }: BenchContext): string {
  return stockUrl === null ? 'the embedded server as --rung guide' : 'stock Phoenix';
}
