import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { emojiData } from '../../../scripts/bundle/emoji-data.ts';
import { writeExtension } from '../browsers/other-extensions.ts';
import { STYLES } from './names.ts';

/** An extension that puts React's overlay into each page of this machine, built as ours is. Returns its folder. */
export async function buildReactOverlay(root: string): Promise<string> {
  const folder = join(root, 'test-results', 'bench-react-overlay');
  await build({
    root: join(root, 'test', 'bench', 'react-overlay'),
    configFile: false,
    logLevel: 'error',
    plugins: [emojiData()],
    resolve: { alias: { 'wxt/browser': join(root, 'test', 'gallery', 'gallery-browser.ts') } },
    define: { 'import.meta.env.FIREFOX': 'false', 'import.meta.env.CHROME': 'true' },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome126',
      cssCodeSplit: false,
      rollupOptions: {
        input: join(root, 'test', 'bench', 'react-overlay', 'main.tsx'),
        output: {
          format: 'iife',
          entryFileNames: 'overlay.js',
          assetFileNames: 'overlay[extname]',
        },
      },
    },
  });
  const styles = JSON.stringify(readFileSync(join(folder, 'overlay.css'), 'utf8'));
  const script = { matches: ['http://127.0.0.1/*'], js: ['styles.js', 'overlay.js'] };
  return writeExtension(
    folder,
    { content_scripts: [{ ...script, run_at: 'document_idle' }] },
    { 'styles.js': `globalThis.${STYLES} = ${styles};` },
  );
}
