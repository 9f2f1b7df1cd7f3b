import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../../scripts/browsers/browser.ts';
import { startEmbeddedServer, type EmbeddedServer } from './embedded-server.ts';
import { startPageServer, type PageServer } from './page-server.ts';
import { comeWithBrowser, conversation, say, waitForMember, type Person } from './person.ts';
import { observeRoom } from './room-observer.ts';

const ROOM = 'harbour';
/** The first attempts come after a second or so; later ones are further apart. */
const BACK_MS = 30_000;

describe.each(BROWSERS)('a server that is killed, with %s', (browserName) => {
  let server: EmbeddedServer;
  let pages: PageServer;
  let ada: Person;
  let bea: Person;

  beforeAll(async () => {
    [server, pages] = await Promise.all([startEmbeddedServer(), startPageServer()]);
    ada = await comeWithBrowser(browserName, 'Ada', `${pages.url}/lighthouses`);
    bea = await comeWithBrowser(browserName, 'Bea', `${pages.url}/lighthouses`);
  });

  afterAll(async () => {
    await Promise.all([ada?.browser.close(), bea?.browser.close()]);
    await Promise.all([server?.stop(), pages?.stop()]);
  });

  test('comes back with everybody, the whole history, and nothing twice', async () => {
    const adaPopup = await ada.join(server.url, ROOM);
    const beaPopup = await bea.join(server.url, ROOM);
    await waitForMember(adaPopup, 'Bea', BACK_MS);
    await say(adaPopup, 'Before, by Ada');
    await beaPopup.waitForText('Before, by Ada');
    await say(beaPopup, 'Before, by Bea');
    await adaPopup.waitForText('Before, by Bea');

    await server.kill();
    await say(adaPopup, 'Meanwhile, by Ada');
    await say(beaPopup, 'Meanwhile, by Bea');
    await server.start();

    await beaPopup.waitForText('Meanwhile, by Ada', BACK_MS);
    await adaPopup.waitForText('Meanwhile, by Bea', BACK_MS);
    const observer = await observeRoom(server.url, ROOM);
    await expect.poll(() => observer.others()).toEqual(['Ada', 'Bea']);
    observer.stop();

    await say(adaPopup, 'After');
    await beaPopup.waitForText('After');
    const meanwhile = ['Meanwhile, by Ada', 'Meanwhile, by Bea'];
    for (const popup of [adaPopup, beaPopup]) {
      const said = await conversation(popup);
      expect([...said].sort()).toEqual(
        ['Before, by Ada', 'Before, by Bea', ...meanwhile, 'After'].sort(),
      );
      expect(said.slice(0, 2)).toEqual(['Before, by Ada', 'Before, by Bea']);
      expect(said.at(-1)).toBe('After');
    }
    expect(await conversation(adaPopup)).toEqual(await conversation(beaPopup));
  });
});
