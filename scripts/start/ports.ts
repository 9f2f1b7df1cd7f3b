import { createServer } from 'node:net';
import { Problem } from '../setup/say.mjs';

/** Throws a `Problem` where somebody else has the port. Loopback only, as what will listen there. */
export async function requireFreePort(port: number): Promise<void> {
  if (await isFree(port)) return;
  throw new Problem(
    `Port ${port} is in use, perhaps by another npm start.`,
    `Stop that, or choose another port: npm start -- --port ${port < 60_000 ? port + 10 : port - 10}`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else if (error.code === 'EACCES')
        reject(new Problem(`Port ${port} is not for everybody.`, 'Choose one above 1023.'));
      else reject(error);
    });
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
