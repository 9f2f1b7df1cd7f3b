import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CHROME_ID } from '../../lib/extension-id.ts';
import { EXPECTED_POWERS } from './expected-powers.ts';

type Manifest = Readonly<Record<string, unknown>>;

function builtManifest(folder: string): Manifest {
  const path = new URL(`../../.output/${folder}/manifest.json`, import.meta.url);
  if (!existsSync(path)) throw new Error('There is no build to look at. Make one: npm run build');
  return JSON.parse(readFileSync(path, 'utf8')) as Manifest;
}

/** Says nothing about what the extension may do. */
const HARMLESS = ['name', 'description', 'default_locale', 'version', 'icons', 'key'];

describe.each(['chrome-mv3', 'firefox-mv3'] as const)('%s', (folder) => {
  test('the extension may do what is listed and nothing else', () => {
    const powers = Object.fromEntries(
      Object.entries(builtManifest(folder)).filter(([key]) => !HARMLESS.includes(key)),
    );
    expect(powers).toEqual(EXPECTED_POWERS[folder]);
  });

  test('no page gets a script by itself', () => {
    expect(builtManifest(folder)).not.toHaveProperty('content_scripts');
    expect(builtManifest(folder)).not.toHaveProperty('host_permissions');
  });

  test('nobody outside can talk to the extension', () => {
    expect(builtManifest(folder)).not.toHaveProperty('externally_connectable');
  });
});

test('only the public half of a key is in the manifest, and it gives the known id', () => {
  expect(builtManifest('chrome-mv3')['key']).toMatch(/^MIIBIjAN/);
  expect(CHROME_ID).toMatch(/^[a-p]{32}$/);
});
