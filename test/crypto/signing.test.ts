import { createPublicKey, verify as nodeVerify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { safetyNumber } from '../../lib/crypto/safety-number.ts';
import { makeSigningKeys, sign, verify } from '../../lib/crypto/signing.ts';

const ada = await makeSigningKeys();
const grace = await makeSigningKeys();

describe('what a person signed', () => {
  test('is theirs, word for word', async () => {
    const signature = await sign(ada, 'hi');
    expect(await verify(ada.publicKey, signature, 'hi')).toBe(true);
    expect(await verify(ada.publicKey, signature, 'hi!')).toBe(false);
    expect(await verify(grace.publicKey, signature, 'hi')).toBe(false);
  });

  test('is theirs to a second implementation too', async () => {
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: ada.publicKey };
    const signature = Buffer.from(await sign(ada, 'hi'), 'base64url');
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    expect(nodeVerify(null, Buffer.from('hi'), key, signature)).toBe(true);
  });

  test.each([
    ['no key', 'x', ''],
    ['a key of no length', '', 'AAAA'],
    ['no signature', ada.publicKey, '???'],
    ['a key that is no point', 'A'.repeat(42) + 'E', 'A'.repeat(86)],
  ])('is nobody’s with %s', async (_, key, signature) => {
    expect(await verify(key, signature, 'hi')).toBe(false);
  });

  test('is signed with a key that can’t be read out', async () => {
    expect(ada.privateKey.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('pkcs8', ada.privateKey)).rejects.toThrow();
  });
});

describe('a safety number', () => {
  test('is the same for both, six signs long', async () => {
    const number = await safetyNumber(ada.publicKey, grace.publicKey);
    expect(number).toHaveLength(6);
    expect(await safetyNumber(grace.publicKey, ada.publicKey)).toEqual(number);
  });

  test('is another one with somebody else', async () => {
    const mallory = await makeSigningKeys();
    expect(await safetyNumber(ada.publicKey, mallory.publicKey)).not.toEqual(
      await safetyNumber(ada.publicKey, grace.publicKey),
    );
  });

  test('has sixty-four different signs to choose from', async () => {
    const seen = new Set<string>();
    for (let n = 0; n < 400; n++)
      for (const each of await safetyNumber(`${n}`, 'x')) seen.add(each);
    expect(seen.size).toBe(64);
  });
});
