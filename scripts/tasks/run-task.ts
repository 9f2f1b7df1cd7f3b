import { fileURLToPath } from 'node:url';
import { ensureDependencies } from '../setup/ensure-dependencies.ts';
import { Problem } from '../setup/say.mjs';

/** A task gets the repository's folder and its own arguments, and returns the exit code. */
export type Task = (root: string, args: readonly string[]) => Promise<number>;

// Loaded when needed: they import packages, which may only be there after the setup.
const TASKS: Readonly<Record<string, () => Promise<Task>>> = {
  start: async () => (await import('./start.ts')).start,
  test: async () => (await import('./test.ts')).test,
  check: async () => (await import('./check.ts')).check,
  build: async () => (await import('./build.ts')).buildBoth,
  size: async () => (await import('./size.ts')).size,
  screenshots: async () => (await import('./screenshots.ts')).screenshots,
  gallery: async () => (await import('./gallery.ts')).gallery,
  server: async () => (await import('./server.ts')).server,
  bench: async () => (await import('./bench.ts')).bench,
  faults: async () => (await import('./faults.ts')).faults,
};

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Gets the dependencies and runs a task. Returns the exit code. */
export async function runTask(name: string, args: readonly string[]): Promise<number> {
  const load = TASKS[name];
  if (load === undefined) {
    throw new Problem(
      `There is no task "${name}".`,
      `There are: ${Object.keys(TASKS).join(', ')}.`,
    );
  }
  ensureDependencies(ROOT);
  const task = await load();
  return task(ROOT, args);
}
