import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beHostile } from './hostile-script.ts';

/** A website that attacks whatever comes into its pages: `/hostile`. Any other page of it is a quiet one. */
export interface HostileSite {
  readonly origin: string;
  stop(): Promise<void>;
}

export async function startHostileSite(secrets: readonly string[]): Promise<HostileSite> {
  const script = `<script>(${beHostile.toString()})(${JSON.stringify(secrets)})</script>`;
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><html lang="en"><head><title>Reading</title>${
        request.url?.startsWith('/hostile') ? script : ''
      }</head><body><h1>On lighthouses</h1><p>A lamp in a window.</p><input id="own"></body></html>`,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
