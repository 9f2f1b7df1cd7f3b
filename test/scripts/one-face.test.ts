import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FACES, oneFace } from '../../scripts/bundle/one-face.ts';

test('of the kinds of faces one is named, so that the others go', () => {
  const code = oneFace(readFileSync(FACES, 'utf8'));
  expect(code).toMatch(/= \{ beam: \w+ \}/);
  expect(code).not.toMatch(/pixel: \w+,|marble: \w+,|\] \|\| \w+;/);
});

test('a script that is written in another way is not guessed at', () => {
  expect(() => oneFace('export default 1;')).toThrow('boring-avatars');
});
