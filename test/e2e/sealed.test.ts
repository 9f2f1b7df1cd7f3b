import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BROWSERS } from '../../scripts/browsers/browser.ts';
import type { Surface } from '../../scripts/browsers/surface.ts';
import { fromBase64url } from '../../lib/crypto/base64url.ts';
import { deriveRoomKeys } from '../../lib/crypto/room-keys.ts';
import { p as words } from '../../locales/page-words.ts';
import { startEmbeddedServer, type EmbeddedServer } from './embedded-server.ts';
import { startPageServer, type PageServer } from './page-server.ts';
import { observeRoom, type RoomObserver } from './room-observer.ts';
import { comeWithBrowser, conversation, say, SEEN, waitForMember, type Person } from './person.ts';

const BACK_MS = 20_000;
const WIKI = 'wiki.example.org';

describe.each(BROWSERS)('a private room in %s', (browserName) => {
  let server: EmbeddedServer;
  let pages: PageServer;
  let observer: RoomObserver;
  let ada: Person;
  let bea: Person;

  beforeAll(async () => {
    [server, pages] = await Promise.all([startEmbeddedServer(), startPageServer()]);
    const launch = { localHosts: [WIKI] };
    ada = await comeWithBrowser(browserName, 'Ada', onWiki('/lighthouses'), launch);
    bea = await comeWithBrowser(browserName, 'Bea', onWiki('/lighthouses'), launch);
  });

  afterAll(async () => {
    observer?.stop();
    await Promise.all([ada?.browser.close(), bea?.browser.close()]);
    await Promise.all([server?.stop(), pages?.stop()]);
  });

  /** A page of the web: those of this machine are told to nobody. */
  const onWiki = (path: string) => `http://${WIKI}:${new URL(pages.url).port}${path}`;

  async function choose(popup: Surface, name: string): Promise<void> {
    await popup.click(SEEN.menu);
    await popup.click(button(name));
  }

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
    await expect.poll(() => observer.bodies().map((body) => body.slice(0, 3))).toEqual(['e1.']);
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

  test('its people ask each other to come to a page, and nobody goes who did not say so', async () => {
    await ada.tab.goto(onWiki('/lighthouses?chapter=2'));
    const hers = await ada.openPopup();
    await choose(hers, words.travel.come);
    await hers.click(button(words.travel.comeYes));
    const theirs = await bea.openPopup();
    await theirs.waitForText(words.travel.asks('Ada'), BACK_MS);
    await theirs.waitForText(onWiki('/lighthouses?chapter=2'));
    expect(await addressOf(bea)).toBe(onWiki('/lighthouses'));
    await theirs.click(button(words.travel.go));
    await theirs.waitUntil('the page', async () => (await addressOf(bea)).endsWith('chapter=2'));
    await Promise.all([ada.browser.closePopup(), bea.browser.closePopup()]);
  });

  test('one leads and another follows, until one stops', async () => {
    const hers = await ada.openPopup();
    await choose(hers, words.travel.lead);
    await hers.click(button(words.travel.leadYes));
    await hers.waitForText(words.travel.leading);
    const theirs = await bea.openPopup();
    await theirs.waitForText(words.travel.leads('Ada'), BACK_MS);
    await theirs.click(button(words.travel.follow));
    await theirs.waitForText(words.travel.following('Ada'));
    await ada.browser.closePopup();
    await ada.tab.goto(onWiki('/lighthouses?chapter=3'));
    await ada.openPopup(); // the click shows us the page, where no site was allowed
    const arrived = async () => (await addressOf(bea)).endsWith('chapter=3');
    await theirs.waitUntil('the page that Ada went to', arrived, BACK_MS);
    await theirs.click(button(words.travel.stop));
    await theirs.waitForText(words.travel.leads('Ada'));
    await ada.browser.closePopup();
    await ada.tab.goto(onWiki('/lighthouses?chapter=4'));
    await ada.openPopup();
    await theirs.waitForText('chapter=4', BACK_MS);
    expect(await arrived()).toBe(true);
    await Promise.all([ada.browser.closePopup(), bea.browser.closePopup()]);
  });
});

const button = (name: string) => ({ role: 'button', name }) as const;

function addressOf({ tab }: Person): Promise<string> {
  return tab.evaluate(() => location.href);
}
