import { describe, expect, test } from 'vitest';
import { canonicalUrl } from '../../lib/page/canonical-url.ts';

const urlOf = (address: string) => {
  const page = canonicalUrl(address);
  return page.ok ? page.url : page.why;
};

describe('one page has one address', () => {
  test.each([
    ['https://example.org/guide', 'https://example.org/guide'],
    ['https://example.org/guide#chapter-3', 'https://example.org/guide'],
    ['https://example.org/guide/', 'https://example.org/guide'],
    ['https://example.org/', 'https://example.org'],
    ['https://EXAMPLE.org:443/Guide', 'https://example.org/Guide'],
    ['https://example.org./guide', 'https://example.org/guide'],
    ['https://ada:secret@example.org/guide', 'https://example.org/guide'],
    ['https://example.org/guide?utm_source=mail&session=1', 'https://example.org/guide'],
    ['https://example.org:8443/guide', 'https://example.org:8443/guide'],
    ['https://www.youtube.com/watch?v=abc&t=4s', 'https://www.youtube.com/watch?v=abc'],
    ['https://news.ycombinator.com/item?p=2&id=7', 'https://news.ycombinator.com/item?id=7'],
  ])('%s: %s', (address, url) => {
    expect(urlOf(address)).toBe(url);
  });

  test('its host is named with the port, since another port is another site', () => {
    expect(canonicalUrl('https://example.org:8443/a')).toMatchObject({ host: 'example.org:8443' });
  });
});

describe('what is no page of the web has none', () => {
  test.each([
    'file:///home/ada/diary.html',
    'about:blank',
    'chrome://settings/',
    'moz-extension://0000/popup.html',
    'data:text/html,hi',
    'view-source:https://example.org/',
    'nonsense',
    '',
  ])('%s', (address) => {
    expect(urlOf(address)).toBe('no_web_page');
  });
});

describe('this machine and its network have none', () => {
  test.each([
    'http://localhost:3000/',
    'http://app.localhost/',
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0.0.0.0/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.1.1/',
    'http://169.254.169.254/',
    'http://100.64.0.1/',
    'http://[::1]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://[::ffff:192.168.0.1]/',
    'http://[::127.0.0.1]/',
    'http://[::]/',
    'http://[fec0::1]/',
    'http://[ff02::1]/',
    'http://[64:ff9b::c0a8:1]/',
    'http://[2002:c0a8:1::1]/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://198.18.0.1/',
    'http://239.255.255.250/',
    'http://255.255.255.255/',
    'http://printer.local./',
    'http://nas.localdomain/',
    'http://router/',
    'http://printer.local/',
    'https://wiki.corp/',
  ])('%s', (address) => {
    expect(urlOf(address)).toBe('own_network');
  });

  test.each([
    'http://172.32.0.1/',
    'http://100.128.0.1/',
    'http://8.8.8.8/',
    'http://198.20.0.1/',
    'http://[2001:db8::1]/',
  ])('%s is everybody’s', (address) => {
    expect(urlOf(address)).not.toBe('own_network');
  });
});

describe('a place where it is nobody’s business that one is there has none', () => {
  test.each([
    'https://accounts.google.com/',
    'https://login.microsoftonline.com/x',
    'https://auth.example.org/',
    'https://company.okta.com/app',
    'https://mail.google.com/mail/u/0/',
    'https://outlook.office.com/mail',
    'https://webmail.example.org/',
    'https://app.fastmail.com/',
    'https://www.paypal.com/',
    'https://www.bankofamerica.com/',
    'https://www.commerzbank.de/',
    'https://online-banking.example/',
    'https://www.nhs.uk/conditions/',
    'https://my.health-portal.example/',
    'https://example.org/login',
    'https://example.org/users/sign-in/step2',
    'https://example.org/oauth2/authorize',
    'https://example.org/users/sign_in',
    'https://example.org/wp-login.php',
    'http://duskgytldkxiuqc6.onion/',
  ])('%s', (address) => {
    expect(urlOf(address)).toBe('sensitive');
  });

  test.each([
    'https://en.wikipedia.org/wiki/Bank',
    'https://example.org/blog/login-forms-are-hard',
    'https://mailchimp.com/',
    'https://riverbanks.example.org/',
    'https://embankment.example/',
    'https://ideas.example.org/',
  ])('%s is none of those', (address) => {
    expect(canonicalUrl(address).ok).toBe(true);
  });
});
