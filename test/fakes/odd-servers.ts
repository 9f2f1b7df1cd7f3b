import { createServer as createHttpServer, type Server } from 'node:http';
import {
  createServer as createTcpServer,
  type AddressInfo,
  type Server as TcpServer,
} from 'node:net';
import { onTestFinished } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';

// Servers that are not what a room needs, each real, on loopback, for as long as one test runs.

/** A port of this machine where nobody listens. */
export async function closedPort(): Promise<string> {
  const server = createTcpServer();
  const url = await listening(server);
  await new Promise((resolve) => server.close(resolve));
  return url;
}

/** Takes every connection, and says nothing on it, as a host that hangs. */
export function hangingServer(): Promise<string> {
  const server = createTcpServer((socket) => onTestFinished(() => void socket.destroy()));
  return open(server);
}

/** Answers each request with this status and nothing that a browser lets us read. */
export function refusingServer(status: number): Promise<string> {
  return open(createHttpServer((_, response) => response.writeHead(status).end()));
}

/** One of our servers by its discovery, which answers the rest as told. */
export function discoveredServer(answerSession: { status: number }): Promise<string> {
  return open(
    createHttpServer((request, response) => {
      const isDiscovery = request.url === '/.well-known/roomlight';
      const status = isDiscovery || request.method === 'OPTIONS' ? 200 : answerSession.status;
      response.writeHead(status, {
        'access-control-allow-origin': request.headers.origin ?? '*',
        'access-control-allow-headers': 'authorization, content-type',
      });
      response.end(JSON.stringify({ v: 1, name: '', socket: '/socket', session: '/api/session' }));
    }),
  );
}

/** Opens every socket, and then does as told. */
export async function socketServer(serve: (socket: WebSocket) => void): Promise<string> {
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  sockets.on('connection', (socket) => {
    socket.on('error', () => {}); // whoever is tested may hang up first
    serve(socket);
  });
  onTestFinished(() => {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  });
  await new Promise((resolve) => sockets.once('listening', resolve));
  return urlOf(sockets.address() as AddressInfo);
}

/** Phoenix as far as its heartbeat; pushes to a room are for `hear`. */
export function heartbeatServer(
  hear: (frame: readonly unknown[], socket: WebSocket) => void,
): Promise<string> {
  return socketServer((socket) => {
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as unknown[];
      const [joinRef, ref, topic] = frame;
      if (topic !== 'phoenix') return hear(frame, socket);
      const reply = { status: 'ok', response: {} };
      socket.send(JSON.stringify([joinRef, ref, topic, 'phx_reply', reply]));
    });
  });
}

async function open(server: Server | TcpServer): Promise<string> {
  const url = await listening(server);
  onTestFinished(() => void server.close());
  return url;
}

async function listening(server: Server | TcpServer): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return urlOf(server.address() as AddressInfo);
}

function urlOf({ port }: AddressInfo): string {
  return `http://127.0.0.1:${port}`;
}
