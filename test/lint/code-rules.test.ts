import { expect, test } from 'vitest';
import { lintFiles } from './lint-files.ts';

interface Case {
  readonly sentence: string;
  readonly path: string;
  readonly content: string;
  readonly rule: string;
  /** Part of what the message teaches. */
  readonly taught?: string;
}

const LINES_400 = 'export {};\n'.repeat(400);
const IN_TEST = (call: string) =>
  `import { expect, test } from 'vitest';\n${call}('works', () => { expect(1).toBe(1); });\n`;

const REFUSED: readonly Case[] = [
  ...['lib/room/a.ts', 'test/room/a.test.ts', 'scripts/a.ts', 'server/embedded/a.ts'].map(
    (path) => ({
      sentence: `a file of 401 lines: ${path}`,
      path,
      content: `${LINES_400}export {};\n`,
      rule: 'max-lines',
    }),
  ),
  {
    sentence: 'a relative import without its extension',
    path: 'lib/room/a.ts',
    content: "export { b } from './b';\n",
    rule: 'extensions',
  },
  {
    sentence: 'a relative import of a type without its extension',
    path: 'lib/room/a.ts',
    content: "import type { B } from './b';\nexport type A = B;\n",
    rule: 'extensions',
  },
  {
    sentence: 'chance that a test can not seed',
    path: 'lib/socket/a.ts',
    content: 'export const jitter = Math.random();\n',
    rule: 'no-restricted-properties',
    taught: '`random` argument',
  },
  ...['lib/outbox/a.ts', 'components/A.tsx', 'entrypoints/popup/main.tsx'].map((path) => ({
    sentence: `the console instead of lib/log.ts: ${path}`,
    path,
    content: "console.log('here');\n",
    rule: 'no-console',
  })),
  ...[
    'chrome.runtime.id',
    'browser.runtime.id',
    "localStorage.getItem('a')",
    "window.localStorage.getItem('a')",
    'globalThis.chrome',
    'globalThis.browser.runtime.id',
    "self['chrome']",
  ].map((reach) => ({
    sentence: `a hidden reach: ${reach}`,
    path: 'lib/background/a.ts',
    content: `export const a = ${reach};\n`,
    rule: 'no-restricted-globals',
  })),
  {
    sentence: 'an escape from types',
    path: 'lib/room/a.ts',
    content: 'export const a = {} as any;\n',
    rule: 'no-explicit-any',
  },
  {
    sentence: 'a single test',
    path: 'test/room/a.test.ts',
    content: IN_TEST('test.only'),
    rule: 'no-focused-tests',
  },
  {
    sentence: 'a test left out',
    path: 'test/room/a.test.ts',
    content: IN_TEST('test.skip'),
    rule: 'no-disabled-tests',
  },
];

const ALLOWED: readonly Case[] = [
  {
    sentence: 'a file of 400 lines',
    path: 'lib/room/a.ts',
    content: LINES_400,
    rule: 'max-lines',
  },
  ...['server/embedded/a.ts', 'scripts/a.ts'].map((path) => ({
    sentence: `the console, for who talks to a terminal: ${path}`,
    path,
    content: "console.log('here');\n",
    rule: 'no-console',
  })),
];

const refused = lintFiles(REFUSED);
test.each(REFUSED.map((each, index) => ({ ...each, index })))(
  'lint finds $sentence',
  ({ rule, taught = '', index }) => {
    const finding = refused[index]?.find((each) => each.rule === rule);
    expect(finding?.text).toContain(taught);
  },
);

const allowed = lintFiles(ALLOWED);
test.each(ALLOWED.map((each, index) => ({ ...each, index })))(
  'lint allows $sentence',
  ({ rule, index }) => {
    expect(allowed[index]?.map((each) => each.rule)).not.toContain(rule);
  },
);
