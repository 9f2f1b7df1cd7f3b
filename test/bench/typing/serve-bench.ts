import { join } from 'node:path';
import { build, type InlineConfig, preview } from 'vite';
import { emojiData } from '../../../scripts/bundle/emoji-data.ts';

/** Builds the page as the product is built, and serves it on this machine. */
export async function serveBench(root: string): Promise<{ url: string; close(): Promise<void> }> {
  const common = {
    root: join(root, 'test', 'bench', 'typing'),
    configFile: false,
    logLevel: 'error',
    base: './',
    plugins: [emojiData()],
    resolve: { alias: { 'wxt/browser': join(root, 'test', 'gallery', 'gallery-browser.ts') } },
    define: { 'import.meta.env.FIREFOX': 'false', 'import.meta.env.CHROME': 'true' },
    build: {
      outDir: join(root, 'test-results', 'bench-typing'),
      emptyOutDir: true,
      target: 'chrome126',
    },
  } satisfies InlineConfig;
  await build(common);
  const server = await preview({ ...common, preview: { host: '127.0.0.1', port: 0 } });
  return { url: server.resolvedUrls?.local[0] ?? '', close: () => server.close() };
}
