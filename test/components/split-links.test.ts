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

test('an address with a password is no link', () => {
  expect(links('https://apple.com@evil.example/')).toEqual([]);
});

test('letters that look like others are shown as they are opened', () => {
  expect(whole('https://аpple.com')).toBe('https://xn--pple-43d.com/');
});

test('nothing of the text is lost', () => {
  const body = 'a https://a.example/x?y=1#z, b\nhttps://[bad and c';
  expect(whole(body)).toBe(body);
});
