import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitOnSignal } from '../../scripts/setup/exit-on-signal.ts';
import { takeScreenshots } from './take-screenshots.ts';

// What `npm run screenshots` runs, after a build.

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

exitOnSignal();
await takeScreenshots(ROOT, join(ROOT, 'docs', 'screenshots'));
