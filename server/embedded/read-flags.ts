import { parseArgs } from 'node:util';
import { RUNGS } from './rooms/rung.ts';
import type { ServerOptions } from './start-server.ts';

export const USAGE = `Usage: node server/embedded/main.ts [options]

  --port N            where to listen; 4000 unless given, 0 for any free port
  --data FILE         where rooms and messages are kept; .data/rooms.sqlite unless given
  --memory            keep nothing
  --rung RUNG         which kind of Phoenix server to be: ${RUNGS.join(', ')}.
                      guide has one room, lobby, as the server of Phoenix' guides does
  --name NAME         what people see who look for this server
  --allow-origin O    an extension that may connect, as chrome-extension://<id>; may be repeated.
                      Firefox' extensions may always.
  --allow-host H      a name or name:port this server is reached by, through a proxy; may be repeated
  --host ADDRESS      listen beyond this machine; needs --allow-origin
  -h, --help          say this
`;

export type Flags =
  | { ok: true; options: ServerOptions }
  /** Whoever typed it wants to know what there is. */
  | { ok: 'help' }
  | { ok: false; problem: string };

/** Reads the command line; a problem is a sentence for whoever typed it. */
export function readFlags(args: readonly string[]): Flags {
  const parsed = parse(args);
  if ('problem' in parsed) return { ok: false, problem: parsed.problem };
  if (parsed.values.help) return { ok: 'help' };
  const { port = '4000', rung: rungText = 'roomlight', memory = false, data } = parsed.values;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    return { ok: false, problem: `--port must be a number from 0 to 65535, not "${port}".` };
  }
  const rung = RUNGS.find((known) => known === rungText);
  if (!rung) {
    return { ok: false, problem: `--rung must be one of ${RUNGS.join(', ')}, not "${rungText}".` };
  }
  if (memory && data !== undefined) {
    return { ok: false, problem: 'Give either --data or --memory, not both.' };
  }
  const origins = parsed.values['allow-origin'] ?? [];
  const wrong = origins.find((origin) => !/^[a-z-]+:\/\/[^/\s]+$/.test(origin));
  if (wrong !== undefined) {
    return {
      ok: false,
      problem: `--allow-origin must look like chrome-extension://<id>, without a slash at the end, not "${wrong}".`,
    };
  }
  const { host, name } = parsed.values;
  return {
    ok: true,
    options: {
      port: Number(port),
      rung,
      data: memory ? null : (data ?? '.data/rooms.sqlite'),
      allowOrigins: origins,
      allowHosts: parsed.values['allow-host'] ?? [],
      ...(host !== undefined && { host }),
      ...(name !== undefined && { name }),
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        memory: { type: 'boolean' },
        rung: { type: 'string' },
        name: { type: 'string' },
        'allow-origin': { type: 'string', multiple: true },
        'allow-host': { type: 'string', multiple: true },
        host: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}
