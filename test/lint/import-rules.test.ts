import { describe, expect, test } from 'vitest';
import { lintFiles } from './lint-files.ts';

type Case = readonly [path: string, from: string];

/** What lint teaches about one import each; null where it says nothing. */
function taughtBy(
  cases: readonly Case[],
  keyword: 'import' | 'import type',
): readonly (string | null)[] {
  const files = cases.map(([path, from]) => ({
    path,
    content: `${keyword} { thing } from '${from}';\nexport type Same = typeof thing;\n`,
  }));
  return lintFiles(files).map(
    (findings) => findings.find(({ rule }) => rule === 'no-restricted-imports')?.text ?? null,
  );
}

const FORBIDDEN: readonly [...Case, taught: string][] = [
  ['lib/room/a.ts', '../wire/limits.ts', 'the domain: pure'],
  ['lib/room/a.ts', 'node:crypto', 'This runs in a browser'],
  ['lib/wire/a.ts', 'phoenix', 'Only lib/socket imports phoenix'],
  ['lib/wire/a.ts', 'react', 'Put hooks into lib/ui'],
  ['lib/wire/a.ts', 'wxt/browser', 'Take what you need of the browser as an argument'],
  ['lib/socket/a.ts', 'webextension-polyfill', 'Take what you need of the browser'],
  ['lib/socket/a.ts', 'react', 'Put hooks into lib/ui'],
  ['lib/outbox/a.ts', 'phoenix', 'Only lib/socket imports phoenix'],
  ['lib/history/a.ts', 'react', 'Put hooks into lib/ui'],
  ['lib/port/a.ts', '../socket/open-socket.ts', 'surfaces must not pull in a socket'],
  ['lib/port/a.ts', 'phoenix', 'Only lib/socket imports phoenix'],
  ['lib/port/a.ts', 'react/jsx-runtime', 'Put hooks into lib/ui'],
  ['lib/background/a.ts', '../ui/use-room.ts', 'Only components and entrypoints use hooks'],
  ['lib/background/a.ts', 'phoenix', 'Only lib/socket imports phoenix'],
  ['lib/background/a.ts', 'react-dom/client', 'Put hooks into lib/ui'],
  ['lib/overlay/a.ts', 'webextension-polyfill', 'Take what you need of the browser'],
  ['lib/overlay/a.ts', 'react', 'lives in pages of strangers'],
  ['lib/background/a.ts', '../overlay/run-overlay.ts', 'nobody imports it but its entrypoint'],
  ['lib/ui/a.ts', '../background/rooms.ts', 'Ask it by a Command over lib/port'],
  ['lib/ui/a.ts', '../socket/open-socket.ts', 'Take a `join` function'],
  ['components/A.tsx', 'wxt/browser', 'Components show'],
  ['components/A.tsx', '../lib/port/contract.ts', 'Use the hooks of lib/ui'],
  ['components/A.tsx', 'phoenix', 'Only lib/socket imports phoenix'],
  ['components/nested/A.tsx', '../../lib/background/rooms.ts', 'Ask it by a Command'],
  ['lib/ui/a.ts', './../background/rooms.ts', 'Ask it by a Command'],
  ['server/embedded/a.ts', '../../lib/socket/open-socket.ts', 'shares the wire'],
  ['server/embedded/rooms/a.ts', '../../../lib/ui/use-room.ts', 'shares the wire'],
  ['lib/wire/a.ts', '../../components/A.tsx', 'Nobody below the components knows them'],
  ['lib/room/a.ts', '../log.ts', 'the domain: pure'],
  ['lib/room/a.ts', '../../test/fakes/fake-server.ts', 'Nobody knows the tests'],
  // Node's own, also by the short name.
  ['lib/room/a.ts', 'fs', 'This runs in a browser'],
  ['components/A.tsx', 'fs/promises', 'This runs in a browser'],
  ['lib/room/a.ts', 'node:fs/promises', 'This runs in a browser'],
  // Packages that no row names.
  ['lib/room/a.ts', 'idb', 'the domain: pure, and it knows nothing of what carries it. A package'],
  ['lib/room/a.ts', 'virtua', 'Only components lay out'],
  ['lib/wire/a.ts', 'fast-check', 'once its row'],
  ['lib/wire/a.ts', '@scope/name/deep', 'once its row'],
  ['server/embedded/a.ts', 'express', 'once its row'],
  ['entrypoints/background.ts', 'lodash', 'once its row'],
  // WXT has a module that has everything, and aliases.
  ['components/A.tsx', '#imports', 'Take what you need of the browser as an argument'],
  ['lib/room/a.ts', '@/lib/socket/open-socket.ts', 'Say the straight way'],
  ['components/A.tsx', '~/lib/port/contract.ts', 'Say the straight way'],
  ['lib/room/a.ts', '../room/../socket/open-socket.ts', 'Say the straight way'],
  ['components/A.tsx', './.././lib/port/contract.ts', 'Say the straight way'],
  // A folder deeper, and round by lib.
  ['lib/room/sub/a.ts', '../../socket/open-socket.ts', 'Take a `join` function'],
  ['lib/room/sub/a.ts', '../../log.ts', 'the domain: pure'],
  ['lib/ui/sub/a.ts', '../../background/rooms.ts', 'Ask it by a Command'],
  ['lib/log.ts', '../lib/socket/open-socket.ts', 'used from everywhere'],
  // What has no row yet.
  ['lib/new/a.ts', 'phoenix', 'A new folder needs a row'],
  ['new/deep/a.tsx', 'react-dom/client', 'A new folder needs a row'],
];

const TYPES_ONLY: readonly Case[] = [
  ['lib/wire/a.ts', '../room/types.ts'],
  ['lib/socket/a.ts', '../room/types.ts'],
  ['lib/outbox/a.ts', '../room/types.ts'],
  ['server/embedded/rooms/a.ts', '../../../lib/room/types.ts'],
];

const ALLOWED: readonly Case[] = [
  ['lib/room/a.ts', './types.ts'],
  ['lib/wire/a.ts', './decode.ts'],
  ['lib/socket/a.ts', 'phoenix'],
  ['lib/socket/a.ts', '../wire/parse-message.ts'],
  ['lib/outbox/a.ts', '../disk/requests.ts'],
  ['lib/port/a.ts', 'wxt/browser'],
  ['lib/port/a.ts', '../room/reduce.ts'],
  ['lib/background/a.ts', '../socket/join-room.ts'],
  ['lib/background/a.ts', '../server/discover.ts'],
  ['lib/ui/a.ts', 'react'],
  ['lib/ui/a.ts', '../port/watch-room.ts'],
  ['components/A.tsx', '../lib/ui/use-room.ts'],
  ['components/nested/A.tsx', '../../lib/room/select.ts'],
  ['server/embedded/socket/a.ts', '../../../lib/wire/limits.ts'],
  ['server/embedded/socket/a.ts', 'node:http'],
  ['server/embedded/socket/a.ts', '../rooms/rooms.ts'],
  ['entrypoints/background.ts', '../lib/socket/open-socket.ts'],
  ['components/A.tsx', 'virtua'],
  ['scripts/a.ts', 'node:fs/promises'],
  ['scripts/a.ts', 'vite'],
  ['test/room/a.test.ts', 'phoenix'],
  ['test/ui/a.test.tsx', 'react'],
];

describe('who may import whom', () => {
  const refused = taughtBy(
    FORBIDDEN.map(([path, from]) => [path, from]),
    'import',
  );
  test.each(FORBIDDEN.map((each, index) => [...each, index] as const))(
    '%s may not import %s',
    (_path, _from, taught, index) => {
      expect(refused[index]).toContain(taught);
    },
  );

  const asTypes = taughtBy(TYPES_ONLY, 'import type');
  const asValues = taughtBy(TYPES_ONLY, 'import');
  test.each(TYPES_ONLY.map((each, index) => [...each, index] as const))(
    '%s may import types of %s, and only types',
    (_path, _from, index) => {
      expect(asTypes[index]).toBeNull();
      expect(asValues[index]).toContain('with `import type`');
    },
  );

  const allowed = taughtBy(ALLOWED, 'import');
  test.each(ALLOWED.map((each, index) => [...each, index] as const))(
    '%s may import %s',
    (_path, _from, index) => {
      expect(allowed[index]).toBeNull();
    },
  );
});
