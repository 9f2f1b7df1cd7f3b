import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MODULE = new URL('../../scripts/setup/when-orphaned.mjs', import.meta.url).href;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Stays until it is left alone; says both. */
const TASK = `
  import { whenOrphaned } from ${JSON.stringify(MODULE)};
  const stay = setInterval(() => {}, 1_000);
  whenOrphaned(() => { console.log('left alone'); clearInterval(stay); });
  console.log('up');
`;

/** Starts a task as npm does, through a shell or not; `ending` is how npm is ended. */
async function endNpm(throughShell: boolean, ending: NodeJS.Signals): Promise<string> {
  const command = [process.execPath, '--input-type=module', '-e', '"$TASK"'].join(' ');
  // Two commands: a shell with one may put it in its own place.
  const npm = throughShell
    ? `spawn('sh', ['-c', process.env.COMMAND + '; true'], { stdio: 'inherit' })`
    : `spawn(process.execPath, ['--input-type=module', '-e', process.env.TASK], { stdio: 'inherit' })`;
  const child = spawn(process.execPath, ['-e', `require('node:child_process').${npm}`], {
    cwd: ROOT,
    env: { ...process.env, npm_lifecycle_event: 'start', TASK, COMMAND: command },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said === 'up\n') child.kill(ending);
  });
  // The task has this pipe too: it closes when everybody has ended.
  await new Promise((resolve) => child.stdout.once('close', resolve));
  return said;
}

test.each([
  [true, 'SIGKILL'],
  [true, 'SIGTERM'],
  [false, 'SIGKILL'],
  [false, 'SIGTERM'],
] as const)(
  'a task hears that npm has ended (through a shell: %s, by %s)',
  async (shell, signal) => {
    expect(await endNpm(shell, signal)).toBe('up\nleft alone\n');
  },
);
