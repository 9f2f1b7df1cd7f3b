import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitOnSignal } from '../../scripts/setup/exit-on-signal.ts';
import { takeGallery } from './take-gallery.ts';
import { takeScreenshots } from './take-screenshots.ts';

// What `npm run screenshots` runs, after a build.

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

exitOnSignal();
const folder = join(ROOT, 'docs', 'screenshots');
await takeScreenshots(ROOT, folder, ['en', 'ar']);
await takeGallery(ROOT, folder);
