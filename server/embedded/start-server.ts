import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import type { Rung } from '../../lib/room/types.ts';
import { cleanBody } from '../../lib/wire/clean-text.ts';
import { LIMITS } from '../../lib/wire/limits.ts';
import type { Serializer } from './framing/frame.ts';
import { createAccess, isLoopback } from './http/access.ts';
import { handleRequest } from './http/handle-request.ts';
import { handleUpgrade, wantsWebSocket } from './http/handle-upgrade.ts';
import { bind, closeAll, portOf } from './http/listening.ts';
import { createRefusalReport } from './http/report-refused.ts';
import { SUBPROTOCOL } from './http/read-token.ts';
import type { Presence } from './presence/presence.ts';
import { chooseRung, type RungParts, stockRung } from './rooms/choose-rung.ts';
import { logVisits } from './rooms/log-visits.ts';
import { createHub } from './socket/hub.ts';
import type { Identity, JoinRoom } from './socket/room-channel.ts';
import type { Line } from './socket/outlet.ts';
import { SocketSession } from './socket/socket-session.ts';
import { StartError } from './store/start-error.ts';

export interface ServerOptions {
  /** 0, the default: any that is free. */
  readonly port?: number;
  /** Where to listen; anything but loopback needs `allowOrigins`. */
  readonly host?: string;
  /** Which kind of Phoenix server to be. */
  readonly rung?: Rung;
  /** Shown to people who look for this server. */
  readonly name?: string;
  /** The file rooms and messages live in; null, the default: in memory. */
  readonly data?: string | null;
  /** Origins besides Firefox' extensions, such as `chrome-extension://<id>`. */
  readonly allowOrigins?: readonly string[];
  /** `Host`s besides loopback with the own port: `name` or `name:port`. For a proxy in front. */
  readonly allowHosts?: readonly string[];
  /** ms without a frame from a client until its socket is closed; 60 s as in Phoenix. */
  readonly idleMs?: number;
  /** ms between two `room_tick`s. */
  readonly tickMs?: number;
  /** In a room of more people, neither changes of state nor typing are told; 1,000 by the protocol. */
  readonly quietAbove?: number;
  /** What a person running the server wants to know, a line at a time. */
  readonly log?: (line: string) => void;
  /** Rooms of another kind than a rung's, on stock Phoenix' terms. */
  readonly rooms?: (presence: Presence) => JoinRoom;
}

export interface RunningServer {
  /** `http://host:port`, as typed into the extension. */
  readonly url: string;
  readonly port: number;
  /** Lets everybody go (1012 in a room, 1000 else), then frees the port and the file. */
  close(): Promise<void>;
}

const NO_NEWS = () => {};

/** Others choose names of people and rooms, and a terminal obeys control characters. */
function inPlainText(log: (line: string) => void): (line: string) => void {
  return (line) => log(cleanBody(line).replaceAll('\n', ' '));
}

/** Starts a Phoenix Channels server. Rejects with `StartError` when it cannot, in words for people. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const { port = 0, host = '127.0.0.1', allowOrigins = [] } = options;
  if (!isLoopback(host) && allowOrigins.length === 0) {
    throw new StartError(
      `Listening on ${host} lets others reach this server, so it must be told which extension may use it: add --allow-origin chrome-extension://<id>.`,
    );
  }
  const server = assemble({ ...options, log: inPlainText(options.log ?? NO_NEWS) }, host);
  try {
    await bind(server.http, port, host);
  } catch (error) {
    server.parts.stop();
    throw error;
  }
  server.parts.start();
  const ownPort = portOf(server.http);
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${ownPort}`,
    port: ownPort,
    async close() {
      server.parts.presence.stop();
      for (const session of server.sessions) session.shutDown();
      await closeAll(server.http, server.webSockets.clients);
      server.parts.stop();
    },
  };
}

/** The server, wired together and not listening yet. */
function assemble(options: ServerOptions, host: string) {
  const { log = NO_NEWS, idleMs = 60_000, allowOrigins = [], allowHosts = [] } = options;
  const hub = createHub();
  const parts = chooseParts(options, hub);
  const { limits, tokens } = parts;
  const joinRoom = logVisits(parts.joinRoom, hub, log);
  const webSockets = createWebSockets(limits.frameBytes, tokens !== null);
  const sessions = new Set<SocketSession>();

  function serve(line: Line, serializer: Serializer, identity: Identity | null): void {
    const session = new SocketSession(line, {
      identity,
      serializer,
      hub,
      joinRoom,
      limits,
      idleMs,
      log,
    });
    sessions.add(session);
    line.ws.on('close', () => sessions.delete(session));
  }

  const http = createServer({ shouldUpgradeCallback: wantsWebSocket });
  const access = createAccess({ host, port: () => portOf(http), allowOrigins, allowHosts });
  const reportRefused = createRefusalReport(log);
  const name = options.name ?? 'Roomlight';
  http.on('request', (request, response) => {
    handleRequest(request, response, { access, name, tokens }).catch((error: unknown) => {
      log(`A request failed: ${String(error)}`);
      response.destroy();
    });
  });
  http.on('upgrade', (request, socket, head) => {
    handleUpgrade(request, socket, head, { access, tokens, webSockets, serve, reportRefused });
  });
  return { http, webSockets, sessions, parts };
}

function chooseParts(options: ServerOptions, hub: ReturnType<typeof createHub>): RungParts {
  const { rung = 'roomlight', data = null, tickMs = 60_000, log = NO_NEWS, rooms } = options;
  const { quietAbove = LIMITS.quietAbove } = options;
  return rooms ? stockRung(hub, rooms) : chooseRung({ rung, hub, data, tickMs, quietAbove, log });
}

function createWebSockets(maxPayload: number, hasSessions: boolean): WebSocketServer {
  return new WebSocketServer({
    noServer: true,
    maxPayload,
    // Compressing small frames costs more memory and time than it saves on one machine.
    perMessageDeflate: false,
    // A stock Phoenix selects none, and a browser that offered some closes with 1006 then.
    handleProtocols: (offered) => hasSessions && offered.has(SUBPROTOCOL) && SUBPROTOCOL,
  });
}
