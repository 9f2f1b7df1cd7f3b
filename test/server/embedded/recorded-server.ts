import { afterAll, afterEach } from 'vitest';
import { openRaw, type RawClient } from '../../contract/raw-client.ts';
import {
  startServer,
  type RunningServer,
  type ServerOptions,
} from '../../../server/embedded/start-server.ts';
import { recordedRooms } from './recorded-room.ts';

export interface RecordedServer {
  readonly server: RunningServer;
  readonly socketUrl: string;
  /** Somebody with an own socket, who hangs up after the test. */
  connect(userId: string): Promise<RawClient>;
  /** Somebody who is in the room and has heard who is there. */
  join(userId: string, topic: string): Promise<RawClient>;
}

/** An embedded server with the rooms that were recorded, for one test file. */
export async function recordedServer(options: ServerOptions = {}): Promise<RecordedServer> {
  const server = await startServer({ rung: 'guide', rooms: recordedRooms, ...options });
  const socketUrl = `${server.url.replace('http', 'ws')}/socket/websocket?vsn=2.0.0`;
  const clients: RawClient[] = [];
  afterEach(() => {
    for (const client of clients.splice(0)) client.close();
  });
  afterAll(() => server.close());

  async function connect(userId: string): Promise<RawClient> {
    const client = await openRaw(`${socketUrl}&user_id=${userId}`);
    clients.push(client);
    return client;
  }

  return {
    server,
    socketUrl,
    connect,
    async join(userId, topic) {
      const client = await connect(userId);
      client.send(['1', '1', topic, 'phx_join', {}]);
      await client.hearUntil(/^"1" - .* state /);
      return client;
    },
  };
}
