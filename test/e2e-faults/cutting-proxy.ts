import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Where a connection breaks, as seen by somebody who is waiting for an answer. */
export const CUTS = ['at once', 'before the server hears', 'before the answer'] as const;
export type Cut = (typeof CUTS)[number];

/** A way to a server that can break. */
export interface CuttingProxy {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /**
   * Breaks every connection there is; new ones work. The two later cuts first swallow one direction for
   * `stallMs`, as a network does that is about to go.
   */
  cut(how: Cut, stallMs: number): Promise<void>;
  stop(): Promise<void>;
}

interface Link {
  readonly near: Socket;
  readonly far: Socket;
}

export async function startCuttingProxy(serverUrl: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(serverUrl);
  const links = new Set<Link>();
  const proxy = createServer((near) => {
    const far = connect(Number(port), hostname);
    const link = { near, far };
    links.add(link);
    near.once('close', () => {
      links.delete(link);
      far.destroy();
    });
    far.once('close', () => near.destroy());
    // Either end may break off; `close` follows and ends the other.
    near.on('error', () => {});
    far.on('error', () => {});
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));

  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    async cut(how, stallMs) {
      const broken = [...links];
      if (how !== 'at once') {
        for (const link of broken) swallow(link, how);
        await new Promise((resolve) => setTimeout(resolve, stallMs));
      }
      for (const { near } of broken) near.resetAndDestroy();
    },
    async stop() {
      for (const { near } of links) near.destroy();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}

/** From now on one direction goes nowhere; the other goes on. */
function swallow({ near, far }: Link, how: Cut): void {
  const from = how === 'before the answer' ? far : near;
  from.unpipe();
  from.resume();
}
