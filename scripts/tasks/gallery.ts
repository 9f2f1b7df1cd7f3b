import { join } from 'node:path';
import { runNode } from '../setup/run-node.ts';
import { noOptions } from './options.ts';

/** `npm run gallery`: every component in every state, until Ctrl-C. */
export function gallery(root: string, args: readonly string[]): Promise<number> {
  noOptions('gallery', args);
  return runNode(root, [join(root, 'test', 'gallery', 'serve.ts')]);
}
