import { randomBytes } from 'node:crypto';
import { connectPeople, findServer } from '../../../scripts/bench/load-people.ts';

/** Two sockets in one room of a server, and nothing else: what no client can be quicker than. */
export interface RawLine {
  /** One says this, the other hears it; ms between both. In turns, since who is silent for a minute is closed. */
  say(body: string): Promise<number>;
  close(): void;
}

const HEAR_MS = 10_000;

export async function openRawLine(serverUrl: string): Promise<RawLine> {
  const server = await findServer(serverUrl);
  const room = `room:raw-${randomBytes(6).toString('hex')}`;
  let [joined, heard] = [(): void => {}, (): void => {}];
  let turn = 0;
  const people = await connectPeople(server, 2, {
    frame(index, { event }) {
      if (event === 'presence_state') joined();
      if (event === 'new_msg' && index !== turn % 2) heard();
    },
    closed: () => {},
  });
  for (const person of people) {
    const isIn = new Promise<void>((resolve) => (joined = resolve));
    person.send(['1', '1', room, 'phx_join', { v: 1 }]);
    await isIn;
  }
  return {
    async say(body) {
      const hearing = new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('nothing was heard')), HEAR_MS);
        heard = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      const cid = randomBytes(16).toString('hex');
      turn += 1;
      const begun = performance.now();
      people[turn % 2]?.send(['1', `m${turn}`, room, 'new_msg', { cid, body }]);
      await hearing;
      return performance.now() - begun;
    },
    close() {
      for (const person of people) person.destroy();
    },
  };
}
