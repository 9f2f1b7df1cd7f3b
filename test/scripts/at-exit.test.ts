import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const AT_EXIT = fileURLToPath(new URL('../../scripts/setup/at-exit.ts', import.meta.url));

/** What a process says that runs this and ends. */
function said(script: string): string {
  const code = `import { atExit } from ${JSON.stringify(AT_EXIT)};\n${script}`;
  return execFileSync(process.execPath, ['--input-type=module-typescript', '--eval', code], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

test('what was begun is ended at exit, the last first, but what was undone before is not', () => {
  const script = `atExit(() => console.log('first'));
    const undo = atExit(() => console.log('undone'));
    atExit(() => console.log('last'));
    undo();`;
  expect(said(script)).toBe('last\nfirst\n');
});

test('a process with much to end has one listener', () => {
  const script = `const undos = Array.from({ length: 50 }, () => atExit(() => {}));
    console.log(process.listenerCount('exit'));
    for (const undo of undos) undo();
    console.log(process.listenerCount('exit'));`;
  const [during, after] = said(script).trim().split('\n').map(Number);
  expect((during ?? 0) - (after ?? 0)).toBe(1);
});
