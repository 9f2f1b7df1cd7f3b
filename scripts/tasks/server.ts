import { runNode } from '../setup/run-node.ts';
import { serverCommand, serverProgram } from '../start/room-server.ts';

/** `npm run server`: only the server, with its own options behind `--`. Returns its exit code. */
export function server(root: string, args: readonly string[]): Promise<number> {
  // The server itself has no short options; the other tasks have this one.
  const spelled = args.map((arg) => (arg === '-h' ? '--help' : arg));
  // Whoever opens it to others says which extension may come: no origin is taken for granted there.
  const isOpened = spelled.some((arg) => arg === '--host' || arg.startsWith('--host='));
  return runNode(root, [...(isOpened ? serverProgram(root) : serverCommand(root)), ...spelled]);
}
