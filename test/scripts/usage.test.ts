import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { helpFor, USAGE } from '../../scripts/setup/usage.mjs';
import { noOptions, readOptions } from '../../scripts/tasks/options.ts';
import { runTask } from '../../scripts/tasks/run-task.ts';

const RUN = fileURLToPath(new URL('../../scripts/run.mjs', import.meta.url));

/** What `npm run <task> -- <args>` does. */
function run(task: string, ...args: readonly string[]) {
  return spawnSync(process.execPath, [RUN, task, ...args], { encoding: 'utf8' });
}

test.each(Object.keys(USAGE))('%s says what it takes when asked, and does nothing else', (task) => {
  const text = Object.entries(USAGE).find(([name]) => name === task)?.[1];
  expect(helpFor(task, ['--help'])).toBe(text);
  expect(helpFor(task, ['--port', '4100', '-h'])).toBe(text);
  expect(helpFor(task, ['--port', '4100'])).toBeNull();
});

test('help is no failure', () => {
  const { status, stdout, stderr } = run('start', '--help');
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: `${USAGE.start}\n`, stderr: '' });
});

test.each(['--help', '-h'])('the server says itself what it takes: %s', (asked) => {
  const { status, stdout } = run('server', asked);
  expect(stdout).toContain('--rung RUNG');
  expect(status).toBe(0);
});

test.each(['start', 'test', 'check', 'build', 'size', 'screenshots'] as const)(
  '%s names an option that it does not have, and says what it takes',
  async (task) => {
    await expect(runTask(task, ['--spede'])).rejects.toThrow(
      expect.objectContaining({ message: "Unknown option '--spede'", advice: USAGE[task] }),
    );
  },
);

test('an unknown option is a failure, also of what runs as a program of its own', () => {
  const { status, stderr } = run('faults', 'model', '--spede');
  expect(stderr).toContain("Unknown option '--spede'");
  for (const line of USAGE.faults.split('\n')) expect(stderr).toContain(line);
  expect(status).toBe(1);
});

test('a task without options refuses one, and says that it has none', () => {
  expect(() => noOptions('size', ['--fast'])).toThrow(
    expect.objectContaining({ message: "Unknown option '--fast'", advice: USAGE.size }),
  );
});

test('options are read by their kind', () => {
  const types = { seed: 'string', short: 'boolean' } as const;
  expect(readOptions(['--seed', '7', '--short'], types, '')).toEqual({ seed: '7', short: true });
  expect(readOptions([], types, '')).toEqual({});
});

test.each([
  [['start'], 'npm start -- --browser …'],
  [['run', 'faults'], 'npm run faults -- --browser …'],
])('an option that npm took for its own is refused, with what to write: npm %j', (words, write) => {
  const env = { npm_config_browser: 'true', npm_lifecycle_event: words.at(-1) ?? '' };
  const types = { browser: 'string' } as const;
  const read = (args: readonly string[]) => readOptions(args, types, 'the usage', env);
  // npm leaves the value of an option that it does not know.
  for (const args of [[], ['firefox']]) {
    expect(() => read(args)).toThrow(
      expect.objectContaining({
        message: 'npm took --browser for its own: what is for the script stands after "--".',
        advice: `Write: ${write}\n\nthe usage`,
      }),
    );
  }
  expect(read(['--browser', 'firefox'])).toEqual({ browser: 'firefox' });
  expect(read(['--browser=firefox'])).toEqual({ browser: 'firefox' });
  expect(readOptions([], { port: 'string' }, '', env)).toEqual({});
  // npm opens pages in it.
  const settings = { npm_config_browser: 'firefox' };
  expect(readOptions([], types, '', settings)).toEqual({});
});
