import { join } from 'node:path';
import { createServer } from 'vite';
import { emojiData } from '../../scripts/bundle/emoji-data.ts';

/** A server of the gallery's pages, on this machine only. */
export interface GalleryServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves every component in every state, as it is now; a change is seen at once. Port 0: any that is free. */
export async function serveGallery(root: string, port: number): Promise<GalleryServer> {
  const server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [emojiData()],
    cacheDir: join(root, 'node_modules', '.vite-gallery'),
    resolve: { alias: { 'wxt/browser': join(root, 'test', 'gallery', 'gallery-browser.ts') } },
    define: { 'import.meta.env.FIREFOX': 'false', 'import.meta.env.CHROME': 'true' },
    server: { host: '127.0.0.1', port },
  });
  await server.listen();
  const origin = server.resolvedUrls?.local[0] ?? '';
  return { url: `${origin}test/gallery/index.html`, close: () => server.close() };
}
