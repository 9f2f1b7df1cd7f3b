import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '../../scripts/setup/say.mjs';
import { runStages, type Stage } from '../../scripts/tasks/run-stages.ts';
import { catchWords } from '../fakes/catch-words.ts';

let said: string[];
beforeEach(() => {
  said = catchWords();
});
afterEach(() => void vi.restoreAllMocks());

function stage(name: string, passed: number, failed: number, more: Partial<Stage> = {}): Stage {
  return { name, run: async () => ({ passed, failed }), ...more };
}

test('all that pass are counted, and the last line is the sum', async () => {
  expect(await runStages([stage('check', 4, 0), stage('unit', 38, 0)], '.')).toBe(0);
  expect(said.at(-1)).toBe('42 passed, 0 failed');
});

test('what a machine lacks is said, fails what needs it, and keeps nothing else from running', async () => {
  const e2e = vi.fn<Stage['run']>();
  const none = async () => {
    throw new Problem('No Firefox on this machine.', 'Install it.');
  };
  const stages = [
    stage('browsers', 0, 0, { run: none }),
    stage('build', 2, 0),
    stage('e2e', 0, 0, { run: e2e, needs: ['browsers', 'build'] }),
    stage('after e2e', 1, 0, { needs: ['e2e'] }),
    stage('unit', 38, 0, { needs: ['build'] }),
  ];
  expect(await runStages(stages, '.')).toBe(1);
  expect(e2e).not.toHaveBeenCalled();
  const text = said.join('\n');
  expect(text).toContain('No Firefox on this machine.\n  Install it.');
  expect(text).toContain('e2e       0 passed, 1 failed (not run: it needs browsers)');
  expect(text).toContain('after e2e 0 passed, 1 failed (not run: it needs e2e)');
  expect(said.at(-1)).toBe('40 passed, 3 failed');
});

test('a stage that breaks is one failure', async () => {
  const run = () => Promise.reject(new Error('no such file'));
  expect(await runStages([stage('size', 0, 0, { run }), stage('unit', 1, 0)], '.')).toBe(1);
  expect(said.at(-1)).toBe('1 passed, 1 failed');
});

test('others run while one waits, and none beside one that is timed', async () => {
  const order: string[] = [];
  const log = (name: string, turns: number) => async () => {
    for (let turn = 0; turn < turns; turn++) await Promise.resolve();
    order.push(name);
    return { passed: 1, failed: 0 };
  };
  await runStages(
    [
      { name: 'idle', run: log('idle', 50), isWaiting: true },
      { name: 'unit', run: log('unit', 1) },
      { name: 'timed', run: log('timed', 1), isAlone: true },
    ],
    '.',
  );
  expect(order).toEqual(['unit', 'idle', 'timed']);
});
