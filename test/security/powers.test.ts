import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { CHROME_ID } from '../../lib/extension-id.ts';
import { type Build, builtFiles, BUILDS } from './built-files.ts';
import { EXPECTED_ADDRESSES } from './expected-addresses.ts';
import { EXPECTED_POWERS } from './expected-powers.ts';
import { sayTried } from './say-tried.ts';

type Manifest = Readonly<Record<string, unknown>>;

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const builtManifest = (build: Build) =>
  JSON.parse(read(`.output/${build}/manifest.json`)) as Manifest;

/** Says nothing about what the extension may do. */
const HARMLESS = ['name', 'description', 'default_locale', 'version', 'icons', 'key'];

const seen = { 'files read': 0, 'addresses found': 0, 'packages looked at': 0 };
afterAll(() => sayTried('manifests and bundles', seen));

describe.each(BUILDS)('%s', (build) => {
  test('the extension may do what is listed and nothing else', () => {
    const powers = Object.fromEntries(
      Object.entries(builtManifest(build)).filter(([key]) => !HARMLESS.includes(key)),
    );
    expect(powers).toEqual(EXPECTED_POWERS[build]);
  });

  test('no page gets a script by itself', () => {
    expect(builtManifest(build)).not.toHaveProperty('content_scripts');
    expect(builtManifest(build)).not.toHaveProperty('host_permissions');
  });

  test('nobody outside can talk to the extension', () => {
    expect(builtManifest(build)).not.toHaveProperty('externally_connectable');
    for (const { path, text } of builtFiles(build, '.js')) {
      expect([path, /\bon(Message|Connect)External\b\s*[.?]/.test(text)]).toEqual([path, false]);
    }
  });

  test('no address is in what is built but those listed', () => {
    const files = builtFiles(build, '.js', '.html', '.css', '.json');
    const found = new Set(files.flatMap(({ text }) => addressesIn(text)));
    seen['files read'] += files.length;
    seen['addresses found'] += found.size;
    expect([...found].filter((address) => !Object.hasOwn(EXPECTED_ADDRESSES, address))).toEqual([]);
  });

  test('no text ever becomes code', () => {
    for (const { path, text } of builtFiles(build, '.js')) {
      const made = [
        ...text.matchAll(
          /\beval\s*\(|\bFunction\s*\(|\.constructor\s*\(\s*["'`]|\bset(?:Timeout|Interval)\s*\(\s*["'`]/g,
        ),
      ].map(([match]) => match);
      expect([path, made]).toEqual([path, []]);
    }
  });

  test('no script is fetched from anywhere but the extension itself', () => {
    for (const { path, text } of builtFiles(build, '.js')) {
      const imported = [...text.matchAll(/\b(?:import|importScripts)\s*\(\s*([^)]{0,40})/g)].map(
        ([whole, what = whole]) => what,
      );
      const foreign = imported.filter((what) => !/^["'`]\.{1,2}\//.test(what));
      expect([path, foreign]).toEqual([path, []]);
    }
    for (const { path, text } of builtFiles(build, '.html')) {
      const loaded = [...text.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
      expect([path, loaded.filter((address) => !/^\/(?!\/)/.test(address ?? ''))]).toEqual([
        path,
        [],
      ]);
      expect([path, /<script(?![^>]*\bsrc=)|<style|\son\w+=|\bstyle=/i.test(text)]).toEqual([
        path,
        false,
      ]);
    }
  });

  test('text becomes markup nowhere but where React could, which is never asked to', () => {
    const makers =
      /innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|srcdoc|DOMParser/;
    const files = builtFiles(build, '.js').filter(({ text }) => makers.test(text));
    for (const { path, text } of files) {
      const others = text.match(new RegExp(makers, 'g'))?.filter((name) => name !== 'innerHTML');
      expect([path, others]).toEqual([path, []]);
      expect([path, text.includes('https://react.dev/errors/')]).toEqual([path, true]);
    }
    expect(files).toHaveLength(1);
    const asking = builtFiles(build, '.js').filter(({ text }) =>
      /dangerouslySetInnerHTML\s*:\s*\{/.test(text),
    );
    expect(asking).toEqual([]);
  });
});

test('only the public half of a key is in the manifest, and it gives the known id', () => {
  expect(builtManifest('chrome-mv3')['key']).toMatch(/^MIIBIjAN/);
  expect(CHROME_ID).toMatch(/^[a-p]{32}$/);
});

describe('what others wrote', () => {
  interface Package {
    readonly version?: string;
    readonly dev?: boolean;
    readonly devOptional?: boolean;
    readonly optional?: boolean;
    readonly hasInstallScript?: boolean;
    readonly integrity?: string;
  }
  const lock = JSON.parse(read('package-lock.json')) as { packages: Record<string, Package> };
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
  const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>;

  test('runs nothing when it is installed', () => {
    seen['packages looked at'] = packages.length;
    expect(packages.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
  });

  test('is pinned to the version, and to the bytes of it', () => {
    const wanted = { ...manifest['dependencies'], ...manifest['devDependencies'] };
    for (const [name, version] of Object.entries(wanted)) {
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)]);
    }
    // Tools for other machines than those it was locked on are optional, and have no bytes yet.
    const unsealed = packages.filter(
      ([, { optional, integrity }]) => !optional && !integrity?.startsWith('sha512-'),
    );
    expect(unsealed).toEqual([]);
  });

  test('is little, of what people get', () => {
    const shipped = packages
      .filter(([, { dev, devOptional, optional }]) => !dev && !devOptional && !optional)
      .map(([path]) => path.replace('node_modules/', ''));
    expect(shipped.filter((name) => !SHIPPED.includes(name))).toEqual([]);
  });
});

/** With what they bring; `ws` is the embedded server's. */
const SHIPPED = [
  'approx-string-match',
  'boring-avatars',
  'phoenix',
  'react',
  'react-dom',
  'scheduler',
  'virtua',
  'webextension-polyfill',
  'ws',
];

/** Addresses as they stand in a file; what is put into one is `${…}`, and a sentence's end is not part of it. */
function addressesIn(text: string): string[] {
  return [...text.matchAll(/\b(?:https?|wss?|ftp):\/\/[^\s"'`\\)<>，。]*/g)].map(([address]) =>
    address.replace(/\$\{[^}]*\}?/g, '${…}').replace(/[.,:;]+$/, ''),
  );
}
