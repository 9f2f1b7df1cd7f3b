import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server that counts who takes it. */
export interface CountingProxy {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** Connections at this moment. */
  open(): number;
  /** Connections since the start. */
  accepted(): number;
  stop(): Promise<void>;
}

export async function startCountingProxy(serverUrl: string): Promise<CountingProxy> {
  const { hostname, port } = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let accepted = 0;
  const proxy = createServer((near) => {
    accepted += 1;
    const far = connect(Number(port), hostname);
    sockets.add(near);
    near.once('close', () => {
      sockets.delete(near);
      far.destroy();
    });
    far.once('close', () => near.destroy());
    // Either end may break off; `close` follows and ends the other.
    near.on('error', () => {});
    far.on('error', () => {});
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    open: () => sockets.size,
    accepted: () => accepted,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}
