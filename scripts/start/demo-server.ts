import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

export interface DemoServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** As strict as a page gets: the overlay has to work on such pages, so the demo is one. */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
} as const;

/** Serves the demo page on loopback: on `port`, or on any if somebody has that one. */
export async function serveDemo(folder: string, port: number): Promise<DemoServer> {
  const server = createServer((request, response) => {
    void fileFor(folder, request.url ?? '/').then((file) => {
      if (file === null) {
        response.writeHead(404, { ...HEADERS, 'content-type': 'text/plain' }).end('Not here.\n');
      } else {
        response.writeHead(200, { ...HEADERS, 'content-type': file.type }).end(file.content);
      }
    });
  });
  await listen(server, port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return listen(server, 0);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections(); // a browser keeps its connection open
      }),
  };
}

/** Only plain names of a known type: nothing outside the folder, nothing hidden. */
async function fileFor(
  folder: string,
  url: string,
): Promise<{ type: string; content: Buffer } | null> {
  const pathname = URL.parse(url, 'http://demo')?.pathname;
  const name = pathname === '/' ? 'index.html' : (pathname ?? '').slice(1);
  const type = TYPES[extname(name)];
  if (type === undefined || !/^[a-z0-9-]+\.[a-z]+$/.test(name)) return null;
  return readFile(join(folder, name)).then(
    (content) => ({ type, content }),
    () => null,
  );
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
