import { fileURLToPath } from 'node:url';
import { exitOnSignal } from '../../scripts/setup/exit-on-signal.ts';
import { say } from '../../scripts/setup/say.mjs';
import { serveGallery } from './serve-gallery.ts';

// What `npm run gallery` runs.

exitOnSignal();
const { url } = await serveGallery(fileURLToPath(new URL('../..', import.meta.url)), 0);
say.done(`Every component in every state: ${url}`);
