import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { DatabaseSync } from 'node:sqlite';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Rung } from '../../lib/room/types.ts';
import { createAccess, isLoopback } from './http/access.ts';
import { handleRequest } from './http/handle-request.ts';
import { handleUpgrade } from './http/handle-upgrade.ts';
import { SUBPROTOCOL } from './http/read-token.ts';
import { AT_ONCE, COLLECTED, createPresence, type Presence } from './presence/presence.ts';
import { roomlightRooms } from './rooms/roomlight-rooms.ts';
import { startTicks } from './rooms/room-tick.ts';
import { stockRooms } from './rooms/stock-room.ts';
import { logVisits } from './rooms/log-visits.ts';
import { createHub } from './socket/hub.ts';
import type { JoinRoom } from './socket/room-channel.ts';
import { ROOMLIGHT_LIMITS, STOCK_LIMITS } from './socket/socket-limits.ts';
import { SocketSession } from './socket/socket-session.ts';
import { openDataFile, readSecret } from './store/open-data-file.ts';
import { createRoomLog, type RoomLog } from './store/room-log.ts';
import { StartError } from './store/start-error.ts';
import { createTokens } from './store/tokens.ts';

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

/** How long a client may take to answer the close, ms; Phoenix gives it about three seconds. */
const GOODBYE_MS = 1_000;

/** Starts a Phoenix Channels server. Rejects with `StartError` when it cannot, in words for people. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const { port = 0, host = '127.0.0.1', rung = 'roomlight', allowOrigins = [] } = options;
  if (!isLoopback(host) && allowOrigins.length === 0) {
    throw new StartError(
      `Listening on ${host} lets others reach this server, so it must be told which extension may use it: add --allow-origin chrome-extension://<id>.`,
    );
  }
  const db = rung === 'roomlight' ? openDataFile(options.data ?? null) : null;
  try {
    return await listen(options, { db, port, host, rung, allowOrigins });
  } catch (error) {
    db?.close();
    throw error;
  }
}

interface Settled {
  readonly db: DatabaseSync | null;
  readonly port: number;
  readonly host: string;
  readonly rung: Rung;
  readonly allowOrigins: readonly string[];
}

async function listen(options: ServerOptions, settled: Settled): Promise<RunningServer> {
  const { db, port, host, rung, allowOrigins } = settled;
  const { log = () => {}, allowHosts = [], idleMs = 60_000, tickMs = 60_000 } = options;
  const hub = createHub();
  const presence = createPresence(hub, db ? COLLECTED : AT_ONCE);
  const roomLog = db && createRoomLog(db);
  const joinRoom = logVisits(chooseRooms(options, rung, presence, roomLog), hub, log);
  const limits = db ? ROOMLIGHT_LIMITS : STOCK_LIMITS;
  const tokens = db && createTokens(readSecret(db));
  const sessions = new Set<SocketSession>();
  const webSockets = createWebSockets(limits.frameBytes, tokens !== null);

  const http = createServer();
  const ownPort = () => portOf(http);
  const access = createAccess({ host, port: ownPort, allowOrigins, allowHosts });
  const name = options.name ?? 'Roomlight';
  http.on('request', (request, response) => {
    handleRequest(request, response, { access, name, tokens }).catch((error: unknown) => {
      log(`A request failed: ${String(error)}`);
      response.destroy();
    });
  });
  http.on('upgrade', (request, socket, head) =>
    handleUpgrade(request, socket, head, {
      access,
      tokens,
      webSockets,
      serve(ws, serializer, identity) {
        const setup = { identity, serializer, hub, joinRoom, limits, idleMs, log };
        const session = new SocketSession(ws, setup);
        sessions.add(session);
        ws.on('close', () => sessions.delete(session));
      },
    }),
  );

  await bind(http, port, host);
  const stopTicks = roomLog ? startTicks(hub, roomLog, tickMs) : () => {};
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${ownPort()}`,
    port: ownPort(),
    async close() {
      stopTicks();
      presence.stop();
      for (const session of sessions) session.shutDown();
      await closeAll(http, webSockets.clients);
      db?.close();
    },
  };
}

function chooseRooms(
  options: ServerOptions,
  rung: Rung,
  presence: Presence,
  log: RoomLog | null,
): JoinRoom {
  if (options.rooms) return options.rooms(presence);
  if (rung !== 'roomlight') return stockRooms(rung, presence);
  if (!log) throw new Error('the roomlight rung keeps a log');
  return roomlightRooms({ log, presence, report: options.log ?? (() => {}) });
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

function bind(http: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: NodeJS.ErrnoException) => reject(explain(error, port, host)));
    http.listen(port, host, resolve);
  });
}

function explain(error: NodeJS.ErrnoException, port: number, host: string): Error {
  const messages: Record<string, string> = {
    EADDRINUSE: `Port ${port} is in use on ${host}. Stop what uses it, or choose another with --port.`,
    EACCES: `Port ${port} needs special rights. Choose one above 1023 with --port.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Leave --host out to listen on loopback.`,
  };
  const message =
    messages[error.code ?? ''] ?? `Cannot listen on ${host}:${port}: ${error.message}`;
  return new StartError(message, { cause: error });
}

function portOf(http: Server): number {
  const address = http.address() as AddressInfo | string | null;
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** Waits for the clients' side of the close, but not for ever. */
async function closeAll(http: Server, clients: ReadonlySet<WebSocket>): Promise<void> {
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  http.closeAllConnections();
  const timer = setTimeout(() => clients.forEach((ws) => ws.terminate()), GOODBYE_MS);
  await Promise.all(
    [...clients].map((ws) => new Promise<void>((resolve) => ws.once('close', () => resolve()))),
  );
  await closed;
  clearTimeout(timer);
}
