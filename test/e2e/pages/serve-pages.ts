import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PAGES, renderPage, type TestPage } from './pages.ts';

export interface PagesServer {
  /** `http://127.0.0.1:<port>`; each page is at `/<its name>`, and at any path below. */
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** Serves the test pages on loopback. */
export async function servePages(): Promise<PagesServer> {
  const server = createServer((request, response) => {
    const [, name = ''] = (request.url ?? '/').split(/[/?#]/);
    const page: TestPage | undefined = Object.entries(PAGES).find(([known]) => known === name)?.[1];
    if (!page) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers });
    response.end(renderPage(name, page));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
