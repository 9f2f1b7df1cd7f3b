import { builtinModules } from 'node:module';

/**
 * Who may import whom, as data. Only what is there is named: a folder that comes brings its row with it.
 * `test` has no row, since it may look at everything, and `demo` has no code.
 */

export const LIB_FOLDERS = [
  'room',
  'wire',
  'socket',
  'disk',
  'outbox',
  'history',
  'server',
  'page',
  'crypto',
  'seal',
  'quote',
  'background',
  'port',
  'ui',
  'overlay',
] as const;

export const TOP_FOLDERS = [
  'entrypoints',
  'components',
  'locales',
  'server',
  'test',
  'scripts',
  'demo',
] as const;

/** Packages that a row may name, each with all that lies in it. Every other is closed to who has a row. */
export const PACKAGES = {
  react: ['react', 'react-dom'],
  phoenix: ['phoenix'],
  browser: ['webextension-polyfill', 'wxt', '@wxt-dev', '#imports'],
  ws: ['ws'],
  avatars: ['boring-avatars'],
  'long lists': ['virtua'],
  'emoji data': ['virtual:emoji'],
  'text search': ['approx-string-match'],
  'build tools': ['vite', 'playwright-core'],
  // Node 22 does not list what goes by the long name only.
  node: ['node:sqlite', 'node:test', ...builtinModules.flatMap((name) => [name, `node:${name}`])],
} as const;

type LibFolder = (typeof LIB_FOLDERS)[number];
type TopFolder = (typeof TOP_FOLDERS)[number];
export type PackageName = keyof typeof PACKAGES;
/** `lib` is a file that lies in `lib` itself: clock, log, settings. */
export type Importable = `lib/${LibFolder}` | 'lib' | TopFolder | PackageName;

export interface FolderRule {
  readonly folder: string;
  /** What this folder is there for: the first sentence of each message. */
  readonly because: string;
  readonly may: readonly Importable[];
  /** Only `import type`: shapes cross this border, behaviour does not. */
  readonly mayTypes?: readonly Importable[];
}

const EVERY_LIB: readonly Importable[] = [
  'lib',
  ...LIB_FOLDERS.map((name) => `lib/${name}` as const),
];

/** All there is to import. */
export const IMPORTABLES: readonly Importable[] = [
  ...EVERY_LIB,
  ...TOP_FOLDERS,
  ...(Object.keys(PACKAGES) as PackageName[]),
];

/** The table. A folder may always import itself. */
export const FOLDER_RULES: readonly FolderRule[] = [
  {
    folder: 'lib/room',
    because: 'lib/room is the domain: pure, and it knows nothing of what carries it.',
    may: [],
  },
  {
    folder: 'lib/wire',
    because:
      "lib/wire turns a server's payloads into the domain's types and back, and nothing else.",
    may: [],
    mayTypes: ['lib/room'],
  },
  {
    folder: 'lib/socket',
    because:
      'lib/socket speaks Phoenix and hands RoomEvents on; it runs in Node too, for the tests.',
    may: ['phoenix', 'lib/wire', 'lib'],
    mayTypes: ['lib/room'],
  },
  {
    folder: 'lib/disk',
    because: 'lib/disk opens databases; what is in them is for whoever asks.',
    may: ['lib'],
  },
  {
    folder: 'lib/outbox',
    because: 'lib/outbox keeps what the person sent; it does not know who sends it.',
    may: ['lib', 'lib/disk'],
    mayTypes: ['lib/room'],
  },
  {
    folder: 'lib/history',
    because: 'lib/history keeps what a room said; it does not know where that came from.',
    may: ['lib', 'lib/disk', 'lib/room'],
  },
  {
    folder: 'lib/server',
    because: 'lib/server finds out what a server is and who we are on it, over HTTP.',
    may: ['lib/wire'],
    mayTypes: ['lib/room', 'lib/port'],
  },
  {
    folder: 'lib/page',
    because: 'lib/page reads addresses of pages; it touches no page.',
    may: [],
  },
  {
    folder: 'lib/crypto',
    because:
      'lib/crypto seals, opens and keeps keys with what browsers have; it knows no room and no server.',
    may: ['lib/disk'],
    mayTypes: ['lib/room'],
  },
  {
    folder: 'lib/seal',
    because:
      "lib/seal turns a member's words into sealed texts and back; only those load it who are in an encrypted room.",
    may: ['lib/crypto', 'lib/room', 'lib/wire'],
  },
  {
    folder: 'lib/quote',
    because:
      'lib/quote runs in pages of strangers when a person points at something: it stays small and speaks with nobody.',
    may: ['text search', 'lib/wire'],
    mayTypes: ['lib/room'],
  },
  {
    folder: 'lib/port',
    because:
      'lib/port is the line between background and surfaces; surfaces must not pull in a socket.',
    may: ['browser', 'lib/room', 'lib'],
  },
  {
    folder: 'lib/background',
    because:
      'lib/background joins the parts behind the ports; how to join a room is passed in by the entrypoint.',
    may: [
      'browser',
      ...EVERY_LIB.filter(
        (name) => !['lib/ui', 'lib/overlay', 'lib/quote', 'lib/seal', 'lib/crypto'].includes(name),
      ),
    ],
    mayTypes: ['lib/quote', 'lib/seal'],
  },
  {
    folder: 'lib/overlay',
    because:
      'lib/overlay is the content script: it lives in pages of strangers, so it stays small and knows nothing of rooms.',
    may: [],
    mayTypes: ['lib/port'],
  },
  {
    folder: 'lib/ui',
    because: 'lib/ui gives React what lib/port brings, and reaches for nothing behind the port.',
    may: ['react', 'lib/port', 'lib/room', 'lib/page', 'lib/crypto'],
    mayTypes: ['lib/server'],
  },
  {
    folder: 'lib',
    because: 'A file in lib itself is used from everywhere, so it depends on next to nothing.',
    may: [],
    mayTypes: ['browser', 'lib/background', 'lib/server'],
  },
  {
    folder: 'components',
    because: 'Components show: data comes in by props, intents go out by callbacks.',
    may: ['react', 'avatars', 'long lists', 'emoji data', 'lib/ui', 'lib/room', 'locales'],
  },
  {
    folder: 'locales',
    because: 'locales has every word that a person reads, and nothing that acts.',
    may: [],
    mayTypes: ['lib/room', 'lib/port', 'lib/server'],
  },
  {
    folder: 'entrypoints',
    because: 'Entrypoints build, connect and hand over what lib/ and components/ have.',
    may: ['browser', 'react', 'components', 'locales', ...EVERY_LIB],
  },
  {
    folder: 'server/embedded',
    because: 'The embedded server shares the wire with the extension and nothing else.',
    may: ['ws', 'node', 'lib/wire'],
    mayTypes: ['lib/room'],
  },
  {
    folder: 'scripts',
    because: 'Scripts build, start and test the product from outside.',
    may: ['ws', 'node', 'build tools', 'lib'],
    mayTypes: ['lib/port'],
  },
  {
    folder: 'docs/examples',
    because: 'An example shows what a component of this project may do.',
    may: ['react', 'lib/ui', 'lib/room'],
  },
];

/** What to do instead, by what was reached for. */
export const INSTEAD: Partial<Record<Importable, string>> = {
  react: 'Put hooks into lib/ui and what is shown into components/.',
  phoenix: 'Only lib/socket imports phoenix: take a `join` function or RoomEvents as an argument.',
  browser:
    'Take what you need of the browser as an argument; an entrypoint or lib/background hands it in.',
  node: 'This runs in a browser: take time, files and randomness as arguments, or use a web API.',
  ws: 'Only server/embedded serves sockets; a client goes through lib/socket.',
  avatars: 'Only components draw faces.',
  'long lists': 'Only components lay out what is long.',
  'emoji data': 'Only components offer emoji.',
  'build tools': 'They build and drive the product and are no part of it: only scripts use them.',
  'text search': 'Only lib/quote looks for texts in pages.',
  lib: 'Take the setting or the logger as an argument.',
  entrypoints:
    'Entrypoints compose and are imported by nobody: move the logic into lib/ or components/.',
  components:
    'Nobody below the components knows them: return data, and let an entrypoint render it.',
  locales: 'Return a reason from a listed union; the component that shows it finds the words.',
  server: 'The extension and the servers meet in the protocol: share it through lib/wire.',
  test: 'Nobody knows the tests: pass the neighbour in and let the test fake it, or run them as a program.',
  scripts:
    'Scripts build and start the product and are no part of it: move what you need into lib/.',
  demo: 'The demo page is a page like any other.',
  'lib/room':
    'Only its types may come here, with `import type`; behaviour is called where both meet.',
  'lib/wire': 'Only lib/socket, lib/server and the servers see payloads: take a type of lib/room.',
  'lib/socket':
    'Take a `join` function or RoomEvents as an argument; entrypoints/background.ts passes them in.',
  'lib/background': 'Ask it by a Command over lib/port.',
  'lib/ui': 'Only components and entrypoints use hooks: export plain functions and data from here.',
  'lib/port': 'Use the hooks of lib/ui, or take a callback.',
  'lib/quote': 'It is injected into pages and called by name: only its entrypoint imports it.',
  'lib/overlay':
    'It is injected into pages and talks only with the background: nobody imports it but its entrypoint.',
};
