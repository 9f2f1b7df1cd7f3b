import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const BUILDS = ['chrome-mv3', 'firefox-mv3'] as const;
export type Build = (typeof BUILDS)[number];

export interface BuiltFile {
  /** Within the build: `chunks/page-1a2b3c4d.js`. */
  readonly path: string;
  readonly text: string;
}

/** What is in a build, by how its names end. Throws where there is none. */
export function builtFiles(build: Build, ...endings: readonly string[]): BuiltFile[] {
  const folder = fileURLToPath(new URL(`../../.output/${build}`, import.meta.url));
  if (!existsSync(folder)) throw new Error('There is no build to look at. Make one: npm run build');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}
