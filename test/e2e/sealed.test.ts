import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../../scripts/browsers/browser.ts';
import { toBase64url } from '../../lib/crypto/base64url.ts';
import { newRoot } from '../../lib/crypto/room-keys.ts';
import { p as words } from '../../locales/page-words.ts';
import { startEmbeddedServer, type EmbeddedServer } from './embedded-server.ts';
import { startPageServer, type PageServer } from './page-server.ts';
import { comeWithBrowser, conversation, say, SEEN, waitForMember, type Person } from './person.ts';

const BACK_MS = 20_000;

describe.each(BROWSERS)('a private room in %s', (browserName) => {
  let server: EmbeddedServer;
  let pages: PageServer;
  let invitation: string;
  let ada: Person;
  let bea: Person;

  beforeAll(async () => {
    [server, pages] = await Promise.all([startEmbeddedServer(), startPageServer()]);
    invitation = `${server.url}/j#e1.${toBase64url(newRoot())}`;
    ada = await comeWithBrowser(browserName, 'Ada', `${pages.url}/lighthouses`);
    bea = await comeWithBrowser(browserName, 'Bea', `${pages.url}/lighthouses`);
  });

  afterAll(async () => {
    await Promise.all([ada?.browser.close(), bea?.browser.close()]);
    await Promise.all([server?.stop(), pages?.stop()]);
  });

  async function follow(person: Person) {
    const popup = await person.openPopup();
    await popup.fill(SEEN.name, person.name);
    await popup.fill(SEEN.room, invitation);
    await popup.click(SEEN.join);
    await popup.click({ role: 'button', name: words.invite.join });
    await popup.waitFor(SEEN.composer);
    return popup;
  }

  test('is entered by an invitation, and those in it see and hear each other by name', async () => {
    const [hers, theirs] = [await follow(ada), await follow(bea)];
    await say(hers, 'Only for you');
    await theirs.waitForText('Only for you', BACK_MS);
    await waitForMember(theirs, 'Ada', BACK_MS);
    await waitForMember(hers, 'Bea', BACK_MS);
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
