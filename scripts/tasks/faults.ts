import { join } from 'node:path';
import { runNode } from '../setup/run-node.ts';

/** `npm run faults`: hours of bad weather. They are tests, and a program of their own. */
export function faults(root: string, args: readonly string[]): Promise<number> {
  return runNode(root, [join(root, 'test', 'faults', 'main.ts'), ...args]);
}
