import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { filesLoadedBy, filesLoadedLater } from '../../scripts/size/files-loaded-by.ts';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'roomlight-size-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

test('a page weighs what it loads: scripts, what those import, styles and what those show', () => {
  write(
    'page.html',
    '<link rel="stylesheet" href="/assets/page.css"><script type="module" src="/chunks/page.js"></script>',
  );
  write(
    'chunks/page.js',
    'import{a as b}from"./shared.js";import"./effect.js";import("./late.js")',
  );
  write('chunks/shared.js', 'export*from"./deep.js"');
  write('chunks/deep.js', 'import"./shared.js"');
  write('chunks/effect.js', '');
  write('chunks/late.js', '');
  write('chunks/other.js', '');
  write('assets/page.css', '.a{background:url(./lamp.svg)}.b{background:url("data:image/png,x")}');
  write('assets/lamp.svg', '<svg/>');

  expect(filesLoadedBy(folder, 'page.html').toSorted()).toEqual([
    'assets/lamp.svg',
    'assets/page.css',
    'chunks/deep.js',
    'chunks/effect.js',
    'chunks/page.js',
    'chunks/shared.js',
    'page.html',
  ]);
});

test('what is imported later is told apart, each once', () => {
  write('a.js', 'import"./b.js";const x=()=>import("./late.js")');
  write('b.js', 'import(`./late.js`);import("./later.js")');

  expect(filesLoadedLater(folder, ['page.html', 'a.js', 'b.js'])).toEqual(['late.js', 'later.js']);
});

test('a file that is named and missing is an error, not a saving', () => {
  write('page.html', '<script src="/gone.js"></script>');
  expect(() => filesLoadedBy(folder, 'page.html')).toThrow('gone.js');
});
