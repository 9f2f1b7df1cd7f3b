import { importRules } from './scripts/lint/import-rules.ts';

const PRODUCT_CODE = ['lib/**', 'components/**', 'entrypoints/**', 'server/embedded/**'];

/** Lint rules. Each message says what to do instead: a rule that only forbids teaches nothing. */
export default {
  plugins: ['typescript', 'import', 'react', 'unicorn', 'oxc', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['.output/**', '.wxt/**', '.node/**', 'test-results/**'],
  rules: {
    'max-lines': ['error', { max: 400 }],
    'import/extensions': ['error', 'always', { ignorePackages: true, checkTypeImports: true }],
    'import/no-cycle': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/ban-ts-comment': 'error',
    'typescript/consistent-type-imports': 'error',
    'react/rules-of-hooks': 'error',
    'react/exhaustive-deps': 'error',
    'no-empty': ['error', { allowEmptyCatch: false }],
    eqeqeq: 'error',
    'vitest/no-focused-tests': 'error',
    'vitest/no-disabled-tests': 'error',
    // A message beside the value says which of many failed.
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
    // Shared checks expect inside a function; a suite that a server can't run is left out by condition.
    'vitest/expect-expect': 'off',
    'vitest/no-conditional-tests': 'off',
    // An invariant that holds after each test stands in afterEach.
    'vitest/no-standalone-expect': 'off',
    // That it throws can be all there is to say: the browser's own words are not ours.
    'vitest/require-to-throw-message': 'off',
    // What others write is cleaned of control characters, so they have to be named.
    'no-control-regex': 'off',
    // The new JSX transform needs no React in scope.
    'react/react-in-jsx-scope': 'off',
    // A small function beside its only caller reads better than one moved away from it.
    'unicorn/consistent-function-scoping': 'off',
    // A copy is sorted or walked on purpose: the original is somebody else's, or changes meanwhile.
    'unicorn/no-array-sort': 'off',
    'unicorn/no-array-reverse': 'off',
    'unicorn/no-useless-spread': 'off',
    // `ws` exports its class by both ways.
    'import/no-named-as-default': 'off',
    'import/no-named-as-default-member': 'off',
    // A test may need a class that only refuses to be made.
    'typescript/no-extraneous-class': 'off',
    // Stylesheets are imported for their effect.
    'import/no-unassigned-import': 'off',
  },
  overrides: [
    {
      files: PRODUCT_CODE,
      rules: {
        'no-console': 'error',
        'no-restricted-globals': [
          'error',
          {
            // `window.localStorage` is the same as `localStorage`.
            checkGlobalObject: true,
            globals: [
              {
                name: 'chrome',
                message:
                  'Firefox has promises only on `browser`: import { browser } from "wxt/browser".',
              },
              {
                name: 'browser',
                message:
                  'Import it, so that a reader sees who touches the browser: import { browser } from "wxt/browser".',
              },
              {
                name: 'localStorage',
                message:
                  'It belongs to the page in a content script, and a worker has none: use lib/settings.ts.',
              },
            ],
          },
        ],
        'no-restricted-properties': [
          'error',
          {
            object: 'Math',
            property: 'random',
            message:
              'Ids come from crypto.getRandomValues; jitter takes a `random` argument, so that a test can seed it.',
          },
        ],
      },
    },
    {
      files: ['lib/log.ts', 'server/embedded/**'],
      rules: { 'no-console': 'off' },
    },
    ...importRules(),
  ],
};
