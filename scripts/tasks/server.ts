import { runNode } from '../setup/run-node.ts';
import { serverCommand, serverProgram } from '../start/room-server.ts';

/** `npm run server`: only the server, with its own options behind `--`. Returns its exit code. */
export function server(root: string, args: readonly string[]): Promise<number> {
  // Whoever opens it to others says which extension may come: no origin is taken for granted there.
  const isOpened = args.some((arg) => arg === '--host' || arg.startsWith('--host='));
  return runNode(root, [...(isOpened ? serverProgram(root) : serverCommand(root)), ...args]);
}
