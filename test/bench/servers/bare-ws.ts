/** The least that a server of sockets can do: one buffer, written once, to everybody. Run as a program. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';

const HEARD = Buffer.from(
  JSON.stringify([
    null,
    null,
    'room:lobby',
    'new_msg',
    {
      cid: '0'.repeat(32),
      id: 'AAECAwQFBgcICQoL',
      from: { id: 'AAECAwQFBgcICQoL', name: 'Person 0' },
      body: 'Have you got to the part about the lenses?',
      seq: 1_000,
      ts: 1_790_000_000_000,
    },
  ]),
);

const http = createServer((_request, response) => response.writeHead(404).end());
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
sockets.on('connection', (socket) => {
  socket.on('message', () => {
    for (const client of sockets.clients) client.send(HEARD, { binary: false });
  });
});
http.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(http.address() as AddressInfo).port}`);
});
