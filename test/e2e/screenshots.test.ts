import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { takeScreenshots } from './take-screenshots.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FOLDER = join(ROOT, 'test-results', 'screenshots');
/** A picture of nothing but background is smaller. */
const SOMETHING_BYTES = 5_000;

test('the pictures of the README can be taken of the product as it is now', async () => {
  await takeScreenshots(ROOT, FOLDER, ['en'], ['dark']);
  const pictures = readdirSync(FOLDER);
  const kept = readdirSync(join(ROOT, 'docs', 'screenshots'));
  // The rest is the same code, and takes a minute.
  expect(pictures).toEqual(
    kept.filter((name) => name.endsWith('-dark.png') && !/-ar-|^gallery-/.test(name)),
  );
  for (const name of pictures) {
    expect(statSync(join(FOLDER, name)).size, name).toBeGreaterThan(SOMETHING_BYTES);
  }
});
