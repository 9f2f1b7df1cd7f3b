import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../locales/en.ts';
import { BROWSERS, type Tab } from '../../scripts/browsers/browser.ts';
import { startEmbeddedServer, type EmbeddedServer } from './embedded-server.ts';
import { servePages, type PagesServer } from './pages/serve-pages.ts';
import { comeWithBrowser, say, SEEN, type Person } from './person.ts';

const WORDS = 'somebody is at home';

/** Marks that a page can count; what they look like it can't. */
const marks = (tab: Tab) => tab.evaluate(() => CSS.highlights.size);

/** As a person does with the pointer. */
const select = (tab: Tab) =>
  tab.evaluate((words) => {
    const text = document.querySelector('p')?.firstChild;
    const start = text?.nodeValue?.indexOf(words) ?? -1;
    if (text) getSelection()?.setBaseAndExtent(text, start, text, start + words.length);
  }, WORDS);

describe.each(BROWSERS)('point at this, in %s', (browserName) => {
  let server: EmbeddedServer;
  let pages: PagesServer;
  let ada: Person;

  beforeAll(async () => {
    [server, pages] = await Promise.all([startEmbeddedServer(), servePages()]);
    ada = await comeWithBrowser(browserName, 'Ada', `${pages.origin}/strict-csp`);
    await ada.join(server.url, 'reading');
    await ada.browser.closePopup();
  });

  afterAll(async () => {
    await ada?.browser.close();
    await Promise.all([server?.stop(), pages?.close()]);
  });

  test('what is selected on a page goes with a message, and is found there again', async () => {
    await select(ada.tab);
    const popup = await ada.openPopup();
    await popup.waitFor(SEEN.composer);
    await popup.click({ role: 'button', name: en.talk.point });
    await popup.waitForText(WORDS);
    await say(popup, 'This one');
    await ada.browser.closePopup();

    await ada.tab.reload();
    const again = await ada.openPopup();
    await again.click({ role: 'button', name: new RegExp(WORDS) });
    await ada.tab.waitUntil('the mark', async () => (await marks(ada.tab)) === 1);
    await ada.browser.closePopup();
  });

  test('in a long text, in a box that scrolls by itself, the words come into view', async () => {
    await ada.tab.goto(`${pages.origin}/plain`);
    await ada.tab.evaluate((words) => {
      const log = document.createElement('pre');
      const lines = Array.from({ length: 800 }, (_, line) => `line ${line}`);
      log.textContent = lines.with(700, `${'to the side '.repeat(40)}${words}`).join('\n');
      log.style.cssText = 'height: 5000px; width: 400px; overflow: auto; margin: 3000px 0';
      document.body.replaceChildren(log);
    }, WORDS);
    const popup = await ada.openPopup();
    await popup.click({ role: 'button', name: new RegExp(WORDS) });
    await ada.tab.waitUntil('the words to be in view', () =>
      ada.tab.evaluate((words) => {
        const [log, text] = [
          document.querySelector('pre'),
          document.querySelector('pre')?.firstChild,
        ];
        const at = text?.nodeValue?.indexOf(words) ?? -1;
        if (!log || !text || at < 0) return false;
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + words.length);
        const [seen, box] = [range.getBoundingClientRect(), log.getBoundingClientRect()];
        const isInBox = seen.left >= box.left && seen.right <= box.right;
        return isInBox && seen.top >= 0 && seen.bottom <= innerHeight;
      }, WORDS),
    );
    await ada.browser.closePopup();
  });

  test('where nothing is selected, and on another page, it says so', async () => {
    await ada.tab.goto(`${pages.origin}/plain`);
    await ada.tab.evaluate(() => document.body.replaceChildren('Of something else.'));
    const popup = await ada.openPopup();
    await popup.waitFor(SEEN.composer);
    await popup.click({ role: 'button', name: en.talk.point });
    await popup.waitForText(en.quotes.problems.nothing_selected);
    await popup.click({ role: 'button', name: new RegExp(WORDS) });
    await popup.waitForText(en.quotes.problems.not_on_this_page);
    await ada.browser.closePopup();
    expect(await marks(ada.tab)).toBe(0);
  });
});
