import type { Server } from 'node:http';
import type { WebSocket } from 'ws';
import { StartError } from '../store/start-error.ts';

/** Starts to listen. Rejects with `StartError`, in words for people. */
export function bind(http: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port, host)));
    http.listen(port, host, resolve);
  });
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): StartError {
  const messages: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} is in use on ${host}. Stop what uses it, or choose another with --port.`,
    EACCES: `Port ${port} needs special rights. Choose one above 1023 with --port.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Leave --host out to listen on loopback.`,
  };
  const message =
    messages[error.code ?? ''] ?? `Cannot listen on ${host}:${port}: ${error.message}`;
  return new StartError(message, { cause: error });
}

/** The port that is listened on; 0 before. */
export function portOf(http: Server): number {
  const address = http.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** How long a client may take to answer the close, ms; Phoenix gives it about three seconds. */
const GOODBYE_MS = 1_000;

/** Waits for the clients' side of a close that was sent already, but not for ever. */
export async function closeAll(http: Server, clients: ReadonlySet<WebSocket>): Promise<void> {
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  http.closeAllConnections();
  const timer = setTimeout(() => clients.forEach((ws) => ws.terminate()), GOODBYE_MS);
  await closed;
  clearTimeout(timer);
}
