import { describe, expect, test } from 'vitest';
import { isRedeemed, issueNonce } from '../../lib/background/overlay-nonce.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => void bytes.fill(0xab);

describe('a nonce', () => {
  test('is 128 random bits', () => {
    expect(issueNonce(0, random).value).toBe('ab'.repeat(16));
  });

  test('opens to the one who has it, for 30 s', () => {
    const nonce = issueNonce(1_000, random);
    expect(isRedeemed(nonce, nonce.value, 30_999)).toBe(true);
    expect(isRedeemed(nonce, nonce.value, 31_000)).toBe(false);
  });

  test('opens to no guess, and nothing opens where none waits', () => {
    expect(isRedeemed(issueNonce(0, random), '', 1)).toBe(false);
    expect(isRedeemed(issueNonce(0, random), 'ab'.repeat(15), 1)).toBe(false);
    expect(isRedeemed(null, '', 1)).toBe(false);
  });
});
