import { defineConfig } from 'vitest/config';
import { emojiData } from './scripts/bundle/emoji-data.ts';

/**
 * Contract tests start servers, e2e tests start browsers, fault tests break what the others rely on.
 * Everything else is a unit test.
 */
const CONTRACT = [
  'test/contract/**/*.test.{ts,tsx}',
  'test/server/**/*.test.{ts,tsx}',
  'test/security/{origins,wire}.test.ts',
];
const FAULTS = ['test/faults/**/*.test.{ts,tsx}'];
const IDLE = ['test/e2e/idle.test.ts'];
/** Where a person's patience is measured: how soon something is seen, or there again. */
const TIMED = ['background-death', 'lifecycle', 'server-death', 'two-people', 'update'].map(
  (name) => `test/e2e/${name}.test.ts`,
);
const E2E = ['test/e2e/**/*.test.{ts,tsx}', 'test/security/hostile-page.test.ts'];

export default defineConfig({
  plugins: [emojiData()],
  test: {
    // The product's own log is of use only beside a failure.
    silent: 'passed-only',
    // What one sees, another may see a moment later; far above what it takes, as all that waits here.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: [...CONTRACT, ...FAULTS, ...E2E],
          // Component tests ask for a page by `// @vitest-environment jsdom`.
          environment: 'node',
          // Two hundred files: a thread begins in less time than a process.
          pool: 'threads',
          // Far above what any needs: a busy machine is no failure.
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          include: CONTRACT,
          environment: 'node',
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: FAULTS,
          environment: 'node',
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          // Two minutes of waiting with six browsers: by itself, so that it can pass beside other tests.
          name: 'idle',
          include: IDLE,
          environment: 'node',
          testTimeout: 300_000,
          hookTimeout: 240_000,
        },
      },
      {
        extends: true,
        test: {
          // More files at once than there are cores: a browser that is driven waits most of the time.
          name: 'e2e',
          include: E2E,
          exclude: [...IDLE, ...TIMED],
          environment: 'node',
          maxWorkers: 3,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'timed',
          include: TIMED,
          environment: 'node',
          // One at a time: two cores are not enough for two that race against timeouts.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
