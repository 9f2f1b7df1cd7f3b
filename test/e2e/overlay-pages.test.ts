import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../locales/en.ts';
import { BROWSERS, type Tab } from '../../scripts/browsers/browser.ts';
import type { Surface } from '../../scripts/browsers/surface.ts';
import { startEmbeddedServer, type EmbeddedServer } from './embedded-server.ts';
import type { PageName } from './pages/pages.ts';
import { servePages, type PagesServer } from './pages/serve-pages.ts';
import { comeWithBrowser, openPanel, SEEN, type Person } from './person.ts';

/** A page keeps what it heard in `window.heard`; one without scripts hears nothing anyway. */
const heard = (tab: Tab) =>
  tab.evaluate(() => (globalThis as unknown as { heard?: string[] }).heard ?? []);

/** All that a page can see of the overlay: a box, and whether a click in its middle would meet it. */
const boxOn = (tab: Tab) =>
  tab.evaluate(() => {
    const box = [...document.documentElement.children].find((child) =>
      child.localName.includes('-'),
    );
    if (!box) return null;
    const { left, right, bottom, width, height } = box.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, bottom - height / 2) === box;
    return { left, right: innerWidth - right, bottom: innerHeight - bottom, width, hit };
  });

/** In its first half second a frame takes no clicks, so that no page can slide it under one. */
const armed = (overlay: Surface) =>
  overlay.waitUntil('the frame to be armed', () =>
    overlay.evaluate(() => performance.now() > 1_500),
  );

const MORE = { role: 'button', name: en.overlay.more };
const MOVE_ACROSS = { role: 'button', name: en.overlay.moveAcross };

describe.each(BROWSERS)('the overlay on pages that are hard for one, in %s', (browserName) => {
  let server: EmbeddedServer;
  let pages: PagesServer;
  let ada: Person;

  /** Opens a page and shows the overlay there, as a person does: from the popup. */
  const showOn = async (name: PageName): Promise<Tab> => {
    const tab = await ada.browser.openTab(`${pages.origin}/${name}`);
    const popup = await ada.browser.popup(tab);
    await popup.click(SEEN.showHere);
    await popup.waitFor('[role=switch]:checked');
    await ada.browser.closePopup();
    return tab;
  };
  /** Visible, clickable, and typed into without a word of it reaching the page. */
  const expectUsable = async (tab: Tab): Promise<Surface> => {
    const overlay = await openPanel(ada.browser, tab);
    const before = (await heard(tab)).length;
    await overlay.fill(SEEN.composer, 'only for the room');
    expect(await overlay.value(SEEN.composer)).toBe('only for the room');
    expect((await heard(tab)).slice(before)).toEqual([]);
    await overlay.fill(SEEN.composer, '');
    return overlay;
  };

  beforeAll(async () => {
    [server, pages] = await Promise.all([startEmbeddedServer(), servePages()]);
    ada = await comeWithBrowser(browserName, 'Ada', `${pages.origin}/plain`);
    await ada.join(server.url, 'reading');
    await ada.browser.closePopup();
  });

  afterAll(async () => {
    await ada?.browser.close();
    await Promise.all([server?.stop(), pages?.close()]);
  });

  test.each(['plain', 'strict-csp', 'isolated', 'hostile'] as const)(
    'it is seen, takes clicks and keeps its keys on a page that is %s',
    async (name) => {
      const tab = await showOn(name);
      await expectUsable(tab);
      await tab.close();
    },
  );

  test('who closes the panel goes on in the page where they were', async () => {
    const tab = await showOn('plain');
    await tab.evaluate(() => document.body.append(document.createElement('input')));
    const typed = () => tab.evaluate(() => document.querySelector('input')?.value);
    const overlay = await ada.browser.overlay(tab);
    for (const [close, text] of [
      [() => overlay.press('Escape'), 'light'],
      [() => overlay.click(SEEN.minimise), 'light house'],
    ] as const) {
      await tab.click('input');
      await openPanel(ada.browser, tab);
      // It has it by itself, unless the click that opened the panel was taken twice: the line of members has it then.
      await overlay.waitUntil('the composer to have the focus', async () => {
        await overlay.click(SEEN.composer);
        return overlay.evaluate(() => document.activeElement?.localName === 'textarea');
      });
      await close();
      await overlay.waitFor(SEEN.pill);
      await tab.waitUntil('the field to have the focus again', () =>
        tab.evaluate(() => document.activeElement?.localName === 'input'),
      );
      await tab.press('End');
      await tab.type(text.slice((await typed())?.length ?? 0));
      await tab.waitUntil('it to be typed', async () => (await typed()) === text);
    }
    await tab.close();
  });

  test('over a modal dialog it can be used, and so can the dialog', async () => {
    const tab = await showOn('modal');
    const overlay = await expectUsable(tab);
    await overlay.click(SEEN.minimise);
    await tab.click('#accept');
    await tab.waitUntil('the dialog to hear it', () =>
      tab.evaluate(() => document.title === 'accepted'),
    );
    await tab.fill('#answer', 'no');
    expect(await tab.value('#answer')).toBe('no');
    await tab.close();
  });

  test('over a modal dialog inside a component of the page it can be used', async () => {
    const tab = await showOn('inner-modal');
    await (await ada.browser.overlay(tab)).waitFor(SEEN.pill);
    await tab.click('#open');
    await expectUsable(tab);
    await tab.close();
  });

  test('it is away while the page is fullscreen, and back after', async () => {
    const tab = await showOn('fullscreen');
    await (await ada.browser.overlay(tab)).waitFor(SEEN.pill);
    await tab.waitUntil('it to be there', async () => (await boxOn(tab))?.hit === true);
    await tab.click('#enter');
    await tab.waitUntil('it to be away', async () => (await boxOn(tab))?.width === 0);
    await tab.click('#leave');
    await tab.waitUntil('it to be back', async () => (await boxOn(tab))?.hit === true);
    await expectUsable(tab);
    await tab.close();
  });

  test('it stays, the very same, when the page goes elsewhere without loading', async () => {
    const tab = await showOn('single-page');
    const overlay = await expectUsable(tab);
    const born = await overlay.evaluate(() => performance.timeOrigin);
    await tab.click('#next');
    await tab.waitForText('On lamps');
    expect(await overlay.evaluate(() => performance.timeOrigin)).toBe(born);
    expect((await boxOn(tab))?.hit).toBe(true);
    await tab.close();
  });

  test('it is back with the page that the back button brings', async () => {
    const tab = await showOn('plain');
    await (await ada.browser.overlay(tab)).waitFor(SEEN.pill);
    await tab.goto(`${pages.origin}/plain/elsewhere`);
    await tab.back();
    await expectUsable(tab);
    await tab.close();
  });

  test('there is none on a page under CSP sandbox, and the popup says so', async () => {
    const tab = await ada.browser.openTab(`${pages.origin}/sandboxed`);
    const popup = await ada.browser.popup(tab);
    await popup.click(SEEN.showHere);
    await popup.waitForText(en.problems.overlay.sandboxed_page);
    await ada.browser.closePopup();
    expect(await boxOn(tab)).toBeNull();
    expect(await ada.browser.hasOverlay(tab)).toBe(false);
    await tab.close();
  });

  test('it keeps to the edge it was dragged to, on the next page too', async () => {
    const tab = await showOn('plain');
    const overlay = await ada.browser.overlay(tab);
    await overlay.waitFor(SEEN.pill);
    expect((await boxOn(tab))?.right).toBe(12);
    await armed(overlay);
    await overlay.drag(SEEN.pill, -700, -100);
    await tab.waitUntil('it to be at the left', async () => (await boxOn(tab))?.left === 12);
    const { bottom } = (await boxOn(tab)) ?? {};

    const other = await showOn('hostile');
    const there = await ada.browser.overlay(other);
    await there.waitFor(SEEN.pill);
    expect(await boxOn(other)).toMatchObject({ left: 12, bottom });
    await armed(there);
    await there.drag(SEEN.pill, 700, 0);
    await other.waitUntil('it to be at the right', async () => (await boxOn(other))?.right === 12);
    // Without dragging, too. A frame that has just moved takes no clicks for a moment.
    await other.waitUntil('the menu to move it to the left', async () => {
      if ((await boxOn(other))?.left === 12) return true;
      await there.click((await there.exists(MOVE_ACROSS)) ? MOVE_ACROSS : MORE);
      return false;
    });
    await Promise.all([tab.close(), other.close()]);
  });

  test('a page that takes it away is let be, and the popup can bring it back', async () => {
    const tab = await showOn('plain');
    await (await ada.browser.overlay(tab)).waitFor(SEEN.pill);
    await tab.evaluate(() => document.documentElement.lastElementChild?.remove());
    const popup = await ada.browser.popup(tab);
    await popup.waitFor('[role=switch]:not(:checked)');
    await popup.click(SEEN.showHere);
    await popup.waitFor('[role=switch]:checked');
    await ada.browser.closePopup();
    await expectUsable(tab);
    await tab.close();
  });

  test('a page that frames the overlay’s address itself gets nothing to see', async () => {
    const tab = await showOn('plain');
    await (await ada.browser.overlay(tab)).waitFor(SEEN.pill);
    await tab.evaluate(() => document.documentElement.lastElementChild?.remove());
    await tab.waitUntil('it to be gone', async () => !(await ada.browser.hasOverlay(tab)));
    await tab.evaluate((address: string) => {
      document.body.append(Object.assign(document.createElement('iframe'), { src: address }));
    }, `${ada.browser.origin}/overlay-frame.html#0123456789abcdef0123456789abcdef`);
    const stranger = await ada.browser.overlay(tab);
    await stranger.waitUntil('the frame to have asked', () =>
      stranger.evaluate(() => performance.now() > 1_500),
    );
    expect(await stranger.evaluate(() => document.querySelectorAll('button').length)).toBe(0);
    await tab.close();
  });
});
