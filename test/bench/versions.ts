import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser } from '../../scripts/setup/find-browser.ts';

/** What the figures were taken with. */
export function versions(root: string): Readonly<Record<string, string>> {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const chromium = findBrowser('chromium');
  return {
    node: process.versions.node,
    chromium: chromium === null ? 'none' : said(chromium),
    react: dependencies['react'] ?? '',
    phoenix: dependencies['phoenix'] ?? '',
    ws: dependencies['ws'] ?? '',
  };
}

function said(program: string): string {
  const text = execFileSync(program, ['--version'], { encoding: 'utf8' });
  return /[\d.]{4,}/.exec(text)?.[0] ?? text.trim();
}
