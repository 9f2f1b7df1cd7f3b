import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyBuild } from '../../scripts/start/copy-build.ts';

test('windows that are open keep their extension, whatever the next build does; at the end it is gone', async () => {
  const build = mkdtempSync(join(tmpdir(), 'roomlight-build-'));
  writeFileSync(join(build, 'manifest.json'), 'first');
  const copy = copyBuild(build);
  rmSync(build, { recursive: true });
  expect(readFileSync(join(copy.folder, 'manifest.json'), 'utf8')).toBe('first');
  await copy.remove();
  expect(existsSync(copy.folder)).toBe(false);
});
