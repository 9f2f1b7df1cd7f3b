import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../../scripts/browsers/browser.ts';
import { fromBase64url } from '../../lib/crypto/base64url.ts';
import { deriveRoomKeys } from '../../lib/crypto/room-keys.ts';
import { p as words } from '../../locales/page-words.ts';
import { startEmbeddedServer, type EmbeddedServer } from './embedded-server.ts';
import { startPageServer, type PageServer } from './page-server.ts';
import { observeRoom, type RoomObserver } from './room-observer.ts';
import { comeWithBrowser, conversation, say, SEEN, waitForMember, type Person } from './person.ts';

const BACK_MS = 20_000;

describe.each(BROWSERS)('a private room in %s', (browserName) => {
  let server: EmbeddedServer;
  let pages: PageServer;
  let observer: RoomObserver;
  let ada: Person;
  let bea: Person;

  beforeAll(async () => {
    [server, pages] = await Promise.all([startEmbeddedServer(), startPageServer()]);
    ada = await comeWithBrowser(browserName, 'Ada', `${pages.url}/lighthouses`);
    bea = await comeWithBrowser(browserName, 'Bea', `${pages.url}/lighthouses`);
  });

  afterAll(async () => {
    observer?.stop();
    await Promise.all([ada?.browser.close(), bea?.browser.close()]);
    await Promise.all([server?.stop(), pages?.stop()]);
  });

  async function follow(person: Person, invitation: string) {
    const popup = await person.openPopup();
    await popup.fill(SEEN.name, person.name);
    await popup.fill(SEEN.room, invitation);
    await popup.click(SEEN.join);
    await popup.click({ role: 'button', name: words.invite.join });
    await popup.waitFor(SEEN.composer);
    return popup;
  }

  /** Makes the room, and returns the invitation that is shown then. */
  async function make(person: Person): Promise<string> {
    const popup = await person.openPopup();
    await popup.fill(SEEN.name, person.name);
    await popup.fill(SEEN.server, server.url);
    await popup.fill(SEEN.room, 'Our plans');
    await popup.click({ role: 'button', name: words.sealed.create });
    await popup.waitFor(SEEN.composer);
    const link = { role: 'textbox', name: words.invite.link } as const;
    await popup.waitFor(link);
    return popup.value(link);
  }

  test('is made with one click; who is invited sees and hears the others by name, who is not reads nothing', async () => {
    const invitation = await make(ada);
    const [, root = ''] = /#e1\.([\w-]{43})\.Our%20plans$/.exec(invitation) ?? [];
    const { roomId } = await deriveRoomKeys(fromBase64url(root) ?? new Uint8Array());
    observer = await observeRoom(server.url, roomId);
    const [hers, theirs] = [await ada.openPopup(), await follow(bea, invitation)];
    await say(hers, 'Only for you');
    await theirs.waitForText('Only for you', BACK_MS);
    await waitForMember(theirs, 'Ada', BACK_MS);
    await waitForMember(hers, 'Bea', BACK_MS);
    expect(observer.bodies().map((body) => body.slice(0, 3))).toEqual(['e1.']);
    expect(JSON.stringify([observer.bodies(), observer.others()])).not.toMatch(/Only|Ada|Bea/);
  });

  test('goes on when the background has died', async () => {
    await ada.browser.killBackground();
    await bea.browser.killBackground();
    const [hers, theirs] = [await ada.openPopup(), await bea.openPopup()];
    await say(theirs, 'Still here');
    await hers.waitForText('Still here', BACK_MS);
    expect(await conversation(hers)).toEqual(['Only for you', 'Still here']);
    await waitForMember(hers, 'Bea', BACK_MS);
    await Promise.all([ada.browser.closePopup(), bea.browser.closePopup()]);
  });
});
