import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Pages that are hard to stand out on: one that is dark whatever the person likes, and one full of things. */
export interface PicturePages {
  readonly url: string;
  stop(): Promise<void>;
}

const DARK = `<!doctype html><html lang="en"><title>Night watch</title><style>
  body { margin: 64px auto; max-width: 60ch; background: #0b0f14; color: #9fb2c3; font: 17px/1.6 serif }
  h1 { color: #e7eef5; font-weight: 400 } em { color: #f0b35a; font-style: normal }
</style><h1>Night watch</h1>
${'<p>At eleven the lamp was trimmed and the glass wiped. <em>Two sail</em> to the west, one to the north, nothing that came nearer than the bell buoy. Wind backing, rain in the small hours. The light was seen to be lit from the village, as every night.</p>'.repeat(5)}</html>`;

const COLOURS = ['#e4572e', '#17bebb', '#ffc914', '#2e282a', '#76b041', '#8f2d56', '#3d5a80'];

const CARDS = Array.from({ length: 48 }, (_, n) => {
  const [one, two] = [COLOURS[n % 7], COLOURS[(n * 3 + 2) % 7]];
  return `<div style="background:linear-gradient(${n * 37}deg,${one} 50%,${two} 50%)"><b>No. ${n + 1}</b>Deals end tonight</div>`;
}).join('');

const BUSY = `<!doctype html><html lang="en"><title>Everything must go</title><style>
  body { margin: 0; background: #dfe7ff; font: 700 15px sans-serif }
  header { padding: 12px; background: #d7263d; color: #fff; font-size: 28px; text-align: center }
  main { display: grid; grid-template-columns: repeat(8, 1fr); gap: 6px; padding: 6px }
  div { display: grid; align-content: space-between; height: 110px; padding: 8px; color: #fff; text-shadow: 0 1px 2px #000 }
</style><header>EVERYTHING MUST GO</header><main>${CARDS}</main></html>`;

const PAGES: Readonly<Record<string, string>> = { '/dark': DARK, '/busy': BUSY };

export async function startPicturePages(): Promise<PicturePages> {
  const server = createServer((request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(PAGES[request.url ?? ''] ?? '');
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
