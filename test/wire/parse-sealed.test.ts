import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  buildSealed,
  parseJsonObject,
  parseSealed,
  readSigned,
  writeSigned,
  type SealedContent,
} from '../../lib/wire/parse-sealed.ts';
import { buildSealedLook, parseSealedLook } from '../../lib/wire/parse-sealed-presence.ts';

const CID = 'a'.repeat(32);
const TARGET = 'b'.repeat(32);
const SAID = { cid: CID, name: 'Ada', time: 1_000 };

const CONTENTS: readonly SealedContent[] = [
  { ...SAID, kind: 'say', body: 'hi', reply: null, quote: null },
  {
    ...SAID,
    kind: 'say',
    body: 'there',
    reply: TARGET,
    quote: { exact: 'words', prefix: 'some ', suffix: '' },
  },
  { ...SAID, kind: 'edit', target: TARGET, body: 'other' },
  { ...SAID, kind: 'delete', target: TARGET },
  { ...SAID, kind: 'react', target: TARGET, emoji: '🎉', on: false },
];

describe('what stands in a sealed text', () => {
  test.each(CONTENTS)('$kind comes out as it went in', (content) => {
    expect(parseSealed(buildSealed(content))).toEqual(content);
  });

  test.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['a later kind', JSON.stringify({ ...SAID, kind: 'vote', body: 'x' })],
    ['no cid', JSON.stringify({ ...SAID, cid: 'x', kind: 'say', body: 'hi' })],
    ['no text', JSON.stringify({ ...SAID, kind: 'say', body: ' ' })],
    ['too much text', JSON.stringify({ ...SAID, kind: 'say', body: 'x'.repeat(4_001) })],
    ['an edit of nothing', JSON.stringify({ ...SAID, kind: 'edit', body: 'x' })],
    [
      'another emoji',
      JSON.stringify({ ...SAID, kind: 'react', target: TARGET, emoji: '🍕', on: true }),
    ],
    [
      'a time that no calendar has',
      JSON.stringify({ ...SAID, time: 8.7e15, kind: 'say', body: 'hi' }),
    ],
    ['a time that is none', JSON.stringify({ ...SAID, time: 1e300, kind: 'say', body: 'hi' })],
  ])('is not read where it is %s', (_, text) => {
    expect(parseSealed(text)).toBeNull();
  });

  test('is cleaned as any text of others', () => {
    const text = JSON.stringify({
      ...SAID,
      name: 'A\u202eda\n',
      kind: 'say',
      body: 'a\u202eb\u0007',
    });
    expect(parseSealed(text)).toMatchObject({ name: 'Ada', body: 'ab' });
  });

  test('never throws, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        parseSealed(text);
        parseSealedLook(text);
        readSigned(text);
      }),
    );
  });
});

test('of an object that was sealed nothing is read but what stands in the text', () => {
  expect(parseJsonObject('{}')?.['constructor']).toBeUndefined();
  expect(parseJsonObject('{"__proto__":{"kind":"say"}}')?.['kind']).toBeUndefined();
});

describe('a signed text', () => {
  const by = { key: 'k'.repeat(43), signature: 's'.repeat(86) };
  test.each([by, null])('is read as it was written', (signer) => {
    const signed = { by: signer, text: '{"a":"."}' };
    expect(readSigned(writeSigned(signed))).toEqual(signed);
  });

  test.each(['', '{}', `${by.key}.{}`, `${by.key}.${by.signature}{}`, `.${by.signature}.{}`])(
    'is no other: %s',
    (text) => {
      expect(readSigned(text)).toBeNull();
    },
  );
});

test('how somebody is here comes out as it went in', () => {
  const look = { id: 'm-1', name: 'Ada', face: 'ada', state: 'idle', page: null } as const;
  expect(parseSealedLook(buildSealedLook(look))).toEqual(look);
});

test('how somebody is here is cleaned, and leads to the web only', () => {
  const look = {
    id: 'm-1',
    name: 'A\u202eda\n',
    face: '<img>',
    state: 'asleep',
    page: '/',
    leads: 'javascript:alert(1)',
    asks: { id: 'q1', url: 'file:///etc/passwd', at: 1 },
  };
  const seen = { id: 'm-1', name: 'Ada', face: null, state: 'active', page: null };
  expect(parseSealedLook(JSON.stringify(look))).toEqual(seen);
  const leads = 'https://ada:secret@a.example/post';
  const asks = { id: 'q1', url: leads, at: 1 };
  expect(parseSealedLook(JSON.stringify({ ...seen, leads, asks }))).toMatchObject({
    leads: 'https://a.example/post',
    asks: { url: 'https://a.example/post' },
  });
  expect(parseSealedLook(JSON.stringify({ ...seen, asks: { id: 'q1', url: leads } }))).toEqual(
    seen,
  );
});
