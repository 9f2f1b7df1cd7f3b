import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { pageName } from '../../lib/crypto/page-name.ts';
import { createOpener } from '../../lib/crypto/opener.ts';
import { deriveRoomKeys, newRoot } from '../../lib/crypto/room-keys.ts';
import { gcmParams, writeSealed } from '../../lib/crypto/sealed.ts';
import { createSealer, type Sealer } from '../../lib/crypto/sealer.ts';
import { deriveSenderKey } from '../../lib/crypto/sender-key.ts';
import * as second from './second-implementation.ts';
import vectors from './vectors.json' with { type: 'json' };

const ROOT = Buffer.from(vectors.root, 'hex');
const keys = await deriveRoomKeys(new Uint8Array(ROOT));
const TOPIC = `room:${keys.roomId}`;
const PLACE = { root: ROOT, topic: TOPIC, event: 'new_msg' };
const aSealer = () => createSealer(keys.senders, TOPIC);
const opener = createOpener(keys.senders, TOPIC);
const seal = async (sealer: Sealer, event: string, text: string) =>
  (await sealer.seal(event, () => text)).sealed;

describe('the vectors', () => {
  test('a root gives this room', () => {
    expect([keys.roomId, second.roomIdOf(ROOT)]).toEqual([vectors.roomId, vectors.roomId]);
  });

  test('a page has this name in it, and another in another room', async () => {
    const { url, name } = vectors.page;
    expect([await pageName(keys.pages, url), second.pageNameOf(ROOT, url)]).toEqual([name, name]);
    const other = await deriveRoomKeys(newRoot());
    expect(await pageName(other.pages, url)).not.toBe(name);
  });

  test.each(vectors.sealed)('$text', async ({ salt, counter, text, sealed }) => {
    expect(second.seal(PLACE, Buffer.from(salt, 'hex'), counter, text)).toBe(sealed);
    expect(await opener.open('new_msg', sealed)).toMatchObject({ ok: true, text, counter });
  });
});

describe('what is sealed', () => {
  test('is opened by whoever has the root, here and in a second implementation', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), async (text) => {
        const sealed = await seal(aSealer(), 'new_msg', text);
        expect(await opener.open('new_msg', sealed)).toMatchObject({ ok: true, text });
        expect(second.open(PLACE, sealed)).toBe(text);
      }),
    );
  });

  test('grows in steps of 64 bytes, whatever is in it', async () => {
    const sealer = aSealer();
    const sizes = new Set<number>();
    for (let length = 0; length <= 300; length++) {
      const [, , body = ''] = (await seal(sealer, 'new_msg', 'x'.repeat(length))).split('.');
      sizes.add(Buffer.from(body, 'base64url').length - 16);
    }
    expect([...sizes]).toEqual([64, 128, 192, 256, 320]);
  });

  test('has another nonce each time, also of two at once', async () => {
    const sealer = aSealer();
    const all = await Promise.all(['a', 'a', 'b'].map((text) => seal(sealer, 'new_msg', text)));
    expect(new Set(all.map((sealed) => sealed.split('.')[1])).size).toBe(3);
  });

  test('by ten thousand lives has no key and nonce twice', async () => {
    const headers = new Set<string>();
    let count = 0;
    for (let life = 0; life < 10_000; life++) {
      const sealer = aSealer();
      const texts = ['one', 'two'].slice(life % 2);
      // Some die while something is sealed that never got as far.
      const dying =
        life % 3 === 0 ? [sealer.seal('new_msg', () => Promise.reject(new Error()))] : [];
      const all = await Promise.allSettled([
        ...dying,
        ...texts.map((text) => sealer.seal('new_msg', () => text)),
      ]);
      const sealed = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value.sealed] : []));
      for (const text of sealed) headers.add(text.split('.')[1] ?? '');
      count += sealed.length;
    }
    expect(count).toBe(15_000);
    expect(headers.size).toBe(count);
  });

  test('is not opened elsewhere: in another room, or under another event', async () => {
    const sealed = await seal(aSealer(), 'new_msg', 'hi');
    const other = await deriveRoomKeys(newRoot());
    const wrong = { ok: false, why: 'wrong' };
    expect(await opener.open('presence', sealed)).toEqual(wrong);
    expect(await createOpener(keys.senders, 'room:x').open('new_msg', sealed)).toEqual(wrong);
    expect(await createOpener(other.senders, TOPIC).open('new_msg', sealed)).toEqual(wrong);
  });

  test('is not opened once a letter of it was changed', async () => {
    const sealed = await seal(aSealer(), 'new_msg', 'hi');
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length - 1), async (at) => {
        const letter = sealed[at] === 'A' ? 'B' : 'A';
        const changed = sealed.slice(0, at) + letter + sealed.slice(at + 1);
        expect(await opener.open('new_msg', changed)).toMatchObject({ ok: false });
      }),
    );
  });

  test.each<[string, string, 'plain' | 'malformed']>([
    ['a plain text', 'hi', 'plain'],
    ['a plain text that speaks of it', 'e1 is a street', 'plain'],
    ['half of it', 'e1.abc', 'malformed'],
    ['one with a tail', 'e1.a.b.c', 'malformed'],
    ['one without a bucket', `e1.${'A'.repeat(27)}.AAAA`, 'malformed'],
    ['other letters', `e1.${'='.repeat(27)}.${'A'.repeat(108)}`, 'malformed'],
  ])('is told from %s', async (_, text, why) => {
    expect(await opener.open('new_msg', text)).toEqual({ ok: false, why });
  });

  test('in another spelling, or with more behind it, is not opened: each has one form', async () => {
    const sealed = await seal(aSealer(), 'new_msg', 'hi');
    // 27 letters are 162 bits, of which 160 count; the last two are zero.
    const [, header = '', body = ''] = sealed.split('.');
    const last = header.at(-1) ?? '';
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const same = header.slice(0, -1) + letters[letters.indexOf(last) + 1];
    const malformed = { ok: false, why: 'malformed' };
    expect(await opener.open('new_msg', `e1.${same}.${body}`)).toEqual(malformed);
    expect(await opener.open('new_msg', `${sealed}.x`)).toEqual(malformed);
  });

  test('without padding is not opened, whoever sealed it', async () => {
    const header = { salt: new Uint8Array(16), counter: 0 };
    const key = await deriveSenderKey(keys.senders, header.salt, 'encrypt');
    const params = gcmParams(header, TOPIC, 'new_msg');
    const bytes = new TextEncoder().encode('x'.repeat(64));
    const text = new Uint8Array(await crypto.subtle.encrypt(params, key, bytes));
    const wrong = { ok: false, why: 'wrong' };
    expect(await opener.open('new_msg', writeSealed(header, text))).toEqual(wrong);
  });

  test('no sender’s key can be read out, nor be used for anything else', async () => {
    for (const use of ['encrypt', 'decrypt'] as const) {
      const { extractable, usages } = await deriveSenderKey(keys.senders, new Uint8Array(16), use);
      expect({ extractable, usages }).toEqual({ extractable: false, usages: [use] });
    }
  });

  test('no key can be read out', async () => {
    for (const key of [keys.senders, keys.pages]) {
      expect(key.extractable).toBe(false);
      await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
    }
  });

  test('an opener forgets keys and opens their texts all the same', async () => {
    const first = await seal(aSealer(), 'new_msg', 'first');
    await opener.open('new_msg', first);
    for (let life = 0; life < 100; life++) {
      await opener.open('new_msg', await seal(aSealer(), 'new_msg', 'x'));
    }
    const derive = vi.spyOn(crypto.subtle, 'deriveKey');
    expect(await opener.open('new_msg', first)).toMatchObject({ ok: true, text: 'first' });
    expect(await opener.open('new_msg', first)).toMatchObject({ ok: true, text: 'first' });
    expect(derive).toHaveBeenCalledTimes(1);
    derive.mockRestore();
  });
});
