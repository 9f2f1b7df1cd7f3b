import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { CHROME_ID, CHROME_KEY } from '../../lib/extension-id.ts';

test('the id is the one that Chrome derives from the key', () => {
  const hash = createHash('sha256').update(Buffer.from(CHROME_KEY, 'base64')).digest('hex');
  const letters = [...hash.slice(0, 32)].map((digit) => 'abcdefghijklmnop'[parseInt(digit, 16)]);
  expect(CHROME_ID).toBe(letters.join(''));
});
