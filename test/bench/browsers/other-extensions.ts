import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const EMPTY_PAGE = 'empty.html';

/** An extension whose popup says one sentence: the least that a click on a button can open. Returns its folder. */
export function writeEmptyExtension(root: string): string {
  return writeExtension(
    join(root, 'test-results', 'bench-empty'),
    { action: { default_popup: EMPTY_PAGE } },
    {
      [EMPTY_PAGE]: `<!doctype html><meta charset="utf-8" /><title>Empty</title>
        <p style="width: 360px">Nothing to see here but a sentence.</p>`,
    },
  );
}

/** An extension that is in each page of this machine, and does nothing there but listen. Returns its folder. */
export function writeListeningExtension(root: string): string {
  return writeExtension(
    join(root, 'test-results', 'bench-listening'),
    { content_scripts: [{ matches: ['http://127.0.0.1/*'], js: ['listen.js'] }] },
    { 'listen.js': 'chrome.runtime.onMessage.addListener(() => {});' },
  );
}

export function writeExtension(
  folder: string,
  manifest: object,
  files: Readonly<Record<string, string>> = {},
): string {
  mkdirSync(folder, { recursive: true });
  const whole = { manifest_version: 3, name: 'For comparison', version: '1', ...manifest };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(whole, null, 2));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}
