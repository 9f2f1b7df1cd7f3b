import { expect, describe, test } from 'vitest';
import type { Browser } from 'webextension-polyfill';
import { ar } from '../../locales/ar.ts';
import { en } from '../../locales/en.ts';
import { BROWSERS } from '../../scripts/browsers/browser.ts';
import { comeWithBrowser } from './person.ts';

describe.each(BROWSERS)('%s', (browserName) => {
  test.each([
    ['ar,en', 'ar', 'rtl', ar, /kitchen/],
    // One that we do not have. The browser fills the gaps in the words of the badge.
    ['fr,en', 'en', 'ltr', en, /^Roomlight – 3 people in \u2068kitchen\u2069$/],
  ] as const)(
    'somebody who reads %s gets pages in %s',
    async (languages, lang, dir, words, badge) => {
      const { browser } = await comeWithBrowser(browserName, 'Layla', 'about:blank', { languages });
      try {
        const page = await browser.extensionPage('options.html');
        await page.waitForText(words.options.savedAsYouGo);
        expect(await page.evaluate(describeDocument)).toEqual([lang, dir, words.options.title]);
        expect(await page.evaluate(sayPeople)).toMatch(badge);
      } finally {
        await browser.close();
      }
    },
  );
});

/** Runs in the document, so it must not use anything outside itself. */
function describeDocument(): readonly string[] {
  return [document.documentElement.lang, document.documentElement.dir, document.title];
}

function sayPeople(): string {
  const { i18n } = (globalThis as unknown as { chrome: Pick<Browser, 'i18n'> }).chrome;
  return i18n.getMessage('people_other', ['3', 'kitchen']);
}
