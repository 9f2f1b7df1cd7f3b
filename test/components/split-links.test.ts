import { expect, test } from 'vitest';
import { splitLinks } from '../../components/split-links.ts';

const links = (body: string) =>
  splitLinks(body).flatMap((part) => (part.kind === 'link' ? [part.href] : []));
const whole = (body: string) =>
  splitLinks(body)
    .map(({ text }) => text)
    .join('');

test('only addresses of the web are links', () => {
  expect(links('javascript:alert(1) data:text/html,x ftp://a.example file:///etc')).toEqual([]);
  expect(links('http://a.example https://b.example/')).toEqual([
    'http://a.example/',
    'https://b.example/',
  ]);
});

test('the end of a sentence is no part of an address', () => {
  expect(links('(see https://a.example/b).')).toEqual(['https://a.example/b']);
  expect(links('https://a.example/b_(c)')).toEqual(['https://a.example/b_(c)']);
});

test.each([
  '%s。',
  '看%s，谢谢',
  '看%s（重要）',
  '%s、再看',
  '%s！',
  '《%s》',
  '「%s」',
  '%s——谢谢',
  'انظر %s، شكرا',
  '%s؟',
  '%s؛',
  'देखो %s।',
  '“%s”',
  '‘%s’',
  '„%s“',
  '«%s»',
  '[docs %s]',
  '[docs](%s)',
  '{%s}',
  '([%s]).',
  '(%s…)',
])('of “%s” the punctuation is no part of the address', (sentence) => {
  expect(links(sentence.replace('%s', 'https://x.org/a'))).toEqual(['https://x.org/a']);
});

test.each([
  'https://x.org/a_(b)',
  'https://x.org/?a[]=1&b[0]',
  'https://x.org/a_(b)_(c)/{id}',
  'http://[::1]:8080/a',
  'http://[::1]',
  'https://zh.wikipedia.org/wiki/灯塔',
  'https://zh.wikipedia.org/wiki/灯塔_(消歧义)',
  'https://zh.wikipedia.org/wiki/列奥纳多·达·芬奇',
  'https://ja.wikipedia.org/wiki/スター・ウォーズ',
  'https://en.wikipedia.org/wiki/Mann–Whitney_test',
  'https://zh.wikipedia.org/wiki/%E7%81%AF%E5%A1%94%E3%80%82',
])('%s is an address to its end, within brackets, too', (address) => {
  for (const body of [address, `(${address})`, `[${address}].`, `请看（${address}）。`]) {
    const shown = splitLinks(body).flatMap((part) => (part.kind === 'link' ? [part.text] : []));
    expect(shown).toEqual([address]);
  }
});

test('an address with a password is no link', () => {
  expect(links('https://apple.com@evil.example/')).toEqual([]);
});

test.each([
  ['https://аpple.com', 'https://xn--pple-43d.com'],
  ['https://例子.com/路径', 'https://xn--fsqu00a.com/路径'],
  ['https://аррӏе.com', 'https://xn--80ak6aa92e.com'],
])('%s mixes scripts and is shown as it is opened', (body, shown) => {
  expect(whole(body)).toBe(shown);
});

test.each([
  'https://müller.example/straße',
  'https://例子.测试/路径?问=1#答',
  'https://пример.рф:8080/',
  'https://example.org/عدسات',
])('%s is shown as it was written', (body) => {
  expect(whole(body)).toBe(body);
  expect(links(body)[0]).toMatch(/^[\x21-\x7e]+$/);
});

test('what can’t be seen in an address is shown as it is sent', () => {
  expect(whole('https://a.example/b\u200bc')).toBe('https://a.example/b%E2%80%8Bc');
  expect(whole('https://a.example\\@é.example')).toBe('https://a.example/@%C3%A9.example');
});

test('nothing of the text is lost', () => {
  const body = 'a https://a.example/x?y=1#z, b\nhttps://[bad and c';
  expect(whole(body)).toBe(body);
});
