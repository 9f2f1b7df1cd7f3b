import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody's website: any address on it is an ordinary page. */
export interface PageServer {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startPageServer(): Promise<PageServer> {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><title>Reading</title><style>body{font:16px/1.5 sans-serif;margin:48px auto;max-width:60ch}</style>
      <h1>On lighthouses</h1><p>You are at ${encodeURI(request.url ?? '/')}.</p>
      <p>A lamp in a window says that somebody is at home.</p>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
