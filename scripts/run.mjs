/**
 * The way in for `npm start`, `npm test` and the rest. Plain JavaScript without dependencies, since it
 * runs on whatever Node is there and before anything is installed. The tasks are TypeScript.
 */
import { ensureNode } from './setup/ensure-node.mjs';
import { Problem, say } from './setup/say.mjs';
import { helpFor } from './setup/usage.mjs';

const [task = '', ...args] = process.argv.slice(2);
const help = helpFor(task, args);

if (help !== null) {
  console.log(help);
} else {
  try {
    await ensureNode();
    const { runTask } = await import('./tasks/run-task.ts');
    process.exitCode = await runTask(task, args);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    say.problem(error);
    process.exitCode = 1;
  }
}
