import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { en } from '../../locales/en.ts';
import { BROWSERS } from '../../scripts/browsers/browser.ts';
import type { Surface } from '../../scripts/browsers/surface.ts';
import { startServer, type RunningServer } from '../../server/embedded/start-server.ts';
import { CHROME_ORIGIN } from '../../lib/extension-id.ts';
import { startEmbeddedServer, type EmbeddedServer } from './embedded-server.ts';
import { startPageServer, type PageServer } from './page-server.ts';
import { comeWithBrowser, SEEN, type Person } from './person.ts';

const { connection, command } = en.problems;
const RETRY = { role: 'button', name: en.connection.retry } as const;
/** A new attempt is asked for by a click; what it finds is shown once it has been looked into. */
const FOUND_MS = 20_000;

describe.each(BROWSERS)('an address where no room can be joined, with %s', (browserName) => {
  let server: EmbeddedServer;
  let guide: RunningServer;
  let strict: RunningServer;
  let pages: PageServer;
  /** Not the one that is open in the tab: that one's answers the click on the toolbar lets us read. */
  let website: PageServer;
  let refusing: Server;
  let chatty: { readonly url: string; stop(): void };
  let ada: Person;
  let popup: Surface;

  beforeAll(async () => {
    [server, pages, website, guide, strict, refusing] = await Promise.all([
      startEmbeddedServer(),
      startPageServer(),
      startPageServer(),
      startServer({ rung: 'guide', allowOrigins: [CHROME_ORIGIN] }),
      startServer(),
      startRefusingServer(),
    ]);
    chatty = await startChattyServer();
    ada = await comeWithBrowser(browserName, 'Ada', `${pages.url}/lighthouses`);
    popup = await ada.openPopup();
  });

  afterAll(async () => {
    await ada?.browser.close();
    chatty?.stop();
    refusing?.close();
    await Promise.all([server?.stop(), pages?.stop(), website?.stop()]);
    await Promise.all([guide?.close(), strict?.close()]);
  });

  test('is told by its test apart from every other', async () => {
    const verdicts: [address: string, words: string][] = [
      [`${server.url}/nope`, command.connection_wrong_path],
      [`${guide.url}/nope`, command.connection_wrong_path],
      [website.url, command.connection_upgrade_refused],
      [urlOf(refusing), command.connection_upgrade_refused],
      [chatty.url, command.connection_not_phoenix],
    ];
    // Firefox gives the extension another origin on each machine, so the server lets all of these in.
    if (browserName === 'chromium') {
      verdicts.push([strict.url, command.connection_origin_refused]);
    }
    for (const [address, words] of verdicts) {
      expect([address, await testAddress(popup, address)]).toEqual([address, words]);
    }
    await server.kill();
    expect(await testAddress(popup, server.url)).toBe(command.connection_unreachable);
  });

  test('that is right once the server runs is found by the next test', async () => {
    await server.start();
    await popup.click(SEEN.test);
    await popup.waitForText(en.server.isRoomlight('Roomlight'));
    expect(await problemAtField(popup)).toBeNull();
  });

  test('joined anyway is a room that says what is wrong', async () => {
    await joinAt(popup, `${server.url}/nope`);
    await popup.waitForText(connection.wrong_path, FOUND_MS);
    await popup.click(SEEN.menu);
    await popup.click(SEEN.leave);
    await popup.waitFor(SEEN.join);
  });

  test('where nothing runs is a room that offers to try again, and opens once something does', async () => {
    await server.kill();
    await joinAt(popup, server.url);
    await popup.waitForText(connection.unreachable, FOUND_MS);
    await popup.click(RETRY);
    await popup.waitForText(connection.unreachable, FOUND_MS);
    await server.start();
    await popup.waitForText(en.connection.online, FOUND_MS);
    expect(await popup.exists(RETRY)).toBe(false);
  });
});

/** Types the address, asks for a test, and reads what is said at the field. */
async function testAddress(popup: Surface, address: string): Promise<string | null> {
  await popup.fill(SEEN.server, address);
  await popup.click(SEEN.test);
  await popup.waitUntil(
    `a verdict on ${address}`,
    async () => (await problemAtField(popup)) !== null,
  );
  return problemAtField(popup);
}

/** What a screen reader reads with the field that is wrong; null if none is. */
function problemAtField(popup: Surface): Promise<string | null> {
  return popup.evaluate(() => {
    const field = document.querySelector('input[aria-invalid="true"]');
    const words = field?.getAttribute('aria-describedby');
    return words ? (document.getElementById(words)?.textContent ?? null) : null;
  });
}

async function joinAt(popup: Surface, address: string): Promise<void> {
  await popup.fill(SEEN.server, address);
  await popup.fill(SEEN.room, 'harbour');
  await popup.click(SEEN.join);
  await popup.waitFor(SEEN.composer);
}

/** As a Phoenix whose check_origin does not know the extension: 403, and nobody may read it. */
async function startRefusingServer(): Promise<Server> {
  const server = createServer((_, response) => response.writeHead(403).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** A socket at the usual path, of somebody who speaks something else. */
async function startChattyServer(): Promise<{ url: string; stop(): void }> {
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  sockets.on('connection', (socket) => {
    socket.on('error', () => {}); // the browser may hang up first
    socket.send('{"type":"welcome"}');
    socket.on('message', () => socket.close());
  });
  await new Promise((resolve) => sockets.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(sockets.address() as AddressInfo).port}`,
    stop: () => sockets.close(),
  };
}

function urlOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
