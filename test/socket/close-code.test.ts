import { expect, test } from 'vitest';
import { classifyClose } from '../../lib/socket/close-code.ts';

test.each([
  [1000, 'retry'],
  [1001, 'retry'],
  [1002, 'retry'],
  [1005, 'retry'],
  [1006, 'retry'],
  [1009, 'retry'],
  [1011, 'retry'],
  [1012, 'retry'],
  [4999, 'retry'],
  [1013, 'slow'],
  [4008, 'slow'],
  [4001, 'token'],
  [4003, 'banned'],
  [4004, 'wrong_version'],
] as const)('a close with %i asks for: %s', (code, kind) => {
  expect(classifyClose(code)).toBe(kind);
});
