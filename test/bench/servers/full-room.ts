import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { BEGINNING, LOGGED, stateFrame } from '../background/big-room.ts';

/** A server whose one room is full of people who are made up: nothing else on the machine is busy for them. */
export interface FullRoom {
  readonly url: string;
  /** From now on so many are here: tells who is in the room, and who comes later. */
  fill(people: number): void;
  /** A frame's text, to whoever is in the room. */
  tell(text: string): void;
  stop(): Promise<void>;
}

const ABOUT = { v: 1, name: '', socket: '/socket', session: '/api/session' };
const SESSION = { member_id: 'p0', token: 'p0' };

export async function startFullRoom(): Promise<FullRoom> {
  const http = createServer(answer);
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
  let state = stateFrame(1);
  sockets.on('connection', (socket) => {
    socket.on('message', (data) => {
      const [joinRef, ref, topic, event] = JSON.parse(String(data)) as unknown[];
      const isJoin = event === 'phx_join';
      const response = isJoin ? LOGGED : { ...BEGINNING, messages: [], more: false };
      const reply = { status: 'ok', response };
      socket.send(JSON.stringify([joinRef, ref, topic, 'phx_reply', reply]));
      if (isJoin) socket.send(state);
    });
  });
  const tell = (text: string) => {
    for (const socket of sockets.clients) socket.send(text);
  };
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    fill(people) {
      state = stateFrame(people);
      tell(state);
    },
    tell,
    async stop() {
      for (const socket of sockets.clients) socket.terminate();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

function answer({ url, headers }: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, {
    'access-control-allow-origin': headers.origin ?? '*',
    'access-control-allow-headers': 'authorization, content-type',
    'content-type': 'application/json',
  });
  response.end(JSON.stringify(url === ABOUT.session ? SESSION : ABOUT));
}
