import { readFlags, USAGE } from './read-flags.ts';
import { type ServerOptions, startServer } from './start-server.ts';
import { StartError } from './store/start-error.ts';

const flags = readFlags(process.argv.slice(2));
if (flags.ok === 'help') process.stdout.write(USAGE);
else if (flags.ok) await run(flags.options);
else fail(`${flags.problem}\n\n${USAGE}`, 2);

/** Runs until told to stop. */
async function run(options: ServerOptions): Promise<void> {
  const stop = new Promise<void>((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
    // Whoever started it with a channel to itself is gone.
    process.once('disconnect', () => resolve());
    // Listening for that alone would keep this process after it has stopped.
    process.channel?.unref();
  });
  try {
    const server = await startServer({ ...options, log: say });
    const kind = options.rung === 'guide' ? 'guide: its only room is lobby' : options.rung;
    process.stdout.write(`Roomlight server ready at ${server.url} (${kind})\n`);
    await stop;
    await server.close();
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    fail(`${error.message}\n`, 1);
  }
}

function say(line: string): void {
  process.stdout.write(`${new Date().toTimeString().slice(0, 8)}  ${line}\n`);
}

function fail(text: string, exitCode: number): void {
  process.stderr.write(text);
  process.exitCode = exitCode;
}
