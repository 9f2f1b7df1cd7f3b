import type { CutPoint, TcpProxy } from '../tcp-proxy.ts';
import type { NodeClient } from './node-client.ts';

/** A client on its own way to the server, on which things go wrong. */
export interface Way {
  readonly client: NodeClient;
  readonly proxy: TcpProxy;
  readonly sends: boolean;
}

/** One thing that goes wrong; resolves with its name in the moment in which it has happened. */
export type Trouble = (way: Way, random: () => number) => Promise<string>;

/** Cuts that wait for bytes get so long for them. */
const PATIENCE_MS = 2_000;
const DEAD_MS = 50;

const CUTS_OF_SENDERS: readonly CutPoint[] = [
  'now',
  'reset',
  'before send',
  'after send',
  'mid send',
  'before reply',
  'mid reply',
];
/** Who only reads sends a heartbeat in 20 s. */
const CUTS_OF_READERS: readonly CutPoint[] = ['now', 'reset', 'before reply', 'mid reply'];

export const cut: Trouble = async ({ proxy, sends }, random) => {
  const point = pick(sends ? CUTS_OF_SENDERS : CUTS_OF_READERS, random);
  const happened = proxy.cut(point).then(() => true);
  const tooLate = new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE_MS, false));
  if (await Promise.race([happened, tooLate])) return `cut ${point}`;
  await proxy.cut('now');
  return 'cut now';
};

export const die: Trouble = async ({ client }) => {
  client.die();
  await new Promise((resolve) => setTimeout(resolve, DEAD_MS));
  client.revive();
  return 'background death';
};

export const stall: Trouble = ({ proxy }) => {
  proxy.stall();
  return Promise.resolve('stall (half-open)');
};

/** The machine slept, and its connections are gone without a word. */
export const sleepAndWake: Trouble = ({ client, proxy }) => {
  proxy.stall();
  client.check();
  return Promise.resolve('stall, then wake');
};

export const delay: Trouble = ({ proxy }, random) => {
  proxy.delay(50 + random() * 300, 2_000);
  return Promise.resolve('delay');
};

export const slice: Trouble = ({ proxy }) => {
  proxy.slice(1_000);
  return Promise.resolve('slice to 1 byte');
};

export function pick<T>(from: readonly T[], random: () => number): T {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}
