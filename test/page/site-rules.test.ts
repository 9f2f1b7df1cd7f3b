import { describe, expect, test } from 'vitest';
import {
  hideOnSite,
  isOpenToExtensions,
  matchesSite,
  showOnSite,
  siteWish,
  type SiteRules,
} from '../../lib/page/site-rules.ts';

const RULES: SiteRules = { mode: 'click', sites: [], hiddenHosts: [], paused: false };
const PAGE = 'https://wiki.example.org:8443/lamps?q=1#top';

describe('where extensions may act', () => {
  test.each(['https://example.org/', 'http://localhost:4000/a', 'http://[::1]/'])('%s', (url) => {
    expect(isOpenToExtensions(url)).toBe(true);
  });

  test.each([
    'chrome://settings/',
    'about:blank',
    'file:///home/a.html',
    'moz-extension://11111111-2222-4333-8444-555555555555/popup.html',
    'https://chromewebstore.google.com/detail/x',
    'https://chrome.google.com/webstore/detail/x',
    'https://addons.mozilla.org/en-US/firefox/',
    'view-source:https://example.org/',
    '',
  ])('not on %s', (url) => {
    expect(isOpenToExtensions(url)).toBe(false);
  });
});

describe('a match pattern for a site', () => {
  test.each([
    ['https://wiki.example.org/*', true],
    ['*://wiki.example.org/*', true],
    ['https://*.example.org/*', true],
    ['https://*/*', true],
    ['https://wiki.example.org:8443/*', true],
    ['https://wiki.example.org:9/*', false],
    ['http://wiki.example.org/*', false],
    ['https://example.org/*', false],
    ['https://*.ample.org/*', false],
    ['wiki.example.org', false],
    ['', false],
  ])('%s', (pattern, fits) => {
    expect(matchesSite(pattern, PAGE)).toBe(fits);
  });

  test('for all hosts below a site fits the site itself, and no host that ends alike', () => {
    expect(matchesSite('https://*.example.org/*', 'https://example.org/')).toBe(true);
    expect(matchesSite('https://*.example.org/*', 'https://badexample.org/')).toBe(false);
  });
});

describe('what the rules wish for a page', () => {
  test('on click only: nothing by itself', () => {
    expect(siteWish(RULES, PAGE)).toBe('not_asked');
  });

  test('on these sites: those, and no other', () => {
    const rules: SiteRules = { ...RULES, mode: 'sites', sites: ['https://wiki.example.org/*'] };
    expect(siteWish(rules, PAGE)).toBe('wanted');
    expect(siteWish(rules, 'https://other.example.org/')).toBe('not_asked');
  });

  test('sites that are kept from another mode do not count', () => {
    expect(siteWish({ ...RULES, sites: ['https://*/*'] }, PAGE)).toBe('not_asked');
  });

  test('everywhere: but where it is hidden, and not while paused', () => {
    const rules: SiteRules = { ...RULES, mode: 'everywhere', hiddenHosts: ['example.org'] };
    expect(siteWish(rules, PAGE)).toBe('wanted');
    expect(siteWish(rules, 'http://example.org:8080/')).toBe('hidden_on_site');
    expect(siteWish({ ...rules, paused: true }, PAGE)).toBe('paused');
  });

  test('"hide on this site" and "show" undo each other', () => {
    const hidden = hideOnSite(RULES, PAGE);
    expect(hidden.hiddenHosts).toEqual(['wiki.example.org']);
    expect(hideOnSite(hidden, PAGE)).toBe(hidden);
    expect(showOnSite({ ...hidden, paused: true }, PAGE)).toEqual(RULES);
    expect(showOnSite(RULES, PAGE)).toBe(RULES);
  });
});
