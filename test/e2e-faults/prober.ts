import { waitFor } from '../../scripts/browsers/wait-for.ts';
import type { EmbeddedServer } from '../e2e/embedded-server.ts';
import { observeRoom, type RoomObserver } from '../e2e/room-observer.ts';

/** Says a word straight to the server after a fault: who sees it has caught up. */
export interface Prober {
  readonly name: string;
  /** All that it tried to say, in order. */
  readonly tried: readonly string[];
  /** What the server has confirmed of it by broadcasting it. */
  readonly said: ReadonlySet<string>;
  /** Resolves with the body once the server has it. Waits for a server that is down. */
  say(): Promise<string>;
  /** Waits until the server lists all of them as present; false after `withinMs`. */
  meets(names: readonly string[], withinMs: number): Promise<boolean>;
  /** Kills the server, and starts it again after so many ms. Others wait. Resolves when it answers. */
  restartServer(downMs: number): Promise<void>;
  stop(): void;
}

export async function createProber(server: EmbeddedServer, room: string): Promise<Prober> {
  const name = 'Prober';
  const tried: string[] = [];
  const said = new Set<string>();
  let observer: RoomObserver = await observeRoom(server.url, room, { name, face: 'eye' });
  let up: Promise<void> = Promise.resolve();

  async function restart(downMs: number): Promise<void> {
    observer.stop();
    await server.kill();
    await new Promise((resolve) => setTimeout(resolve, downMs));
    await server.start();
  }

  return {
    name,
    tried,
    said,
    async say() {
      for (;;) {
        await up;
        const body = `prober ${tried.length + 1}`;
        tried.push(body);
        const through = observer;
        through.say(body);
        // A server that is killed meanwhile may have it or not: the next attempt is another word.
        if (await isHeard(through, body)) {
          said.add(body);
          return body;
        }
      }
    },
    async meets(names, withinMs) {
      await up;
      const areHere = async () => {
        const others = observer.others();
        return names.every((one) => others.includes(one)) ? true : undefined;
      };
      return waitFor('everybody to be present', areHere, withinMs).catch(() => false);
    },
    async restartServer(downMs) {
      const down = up.then(() => restart(downMs));
      up = down.then(async () => {
        observer = await observeRoom(server.url, room, { name, face: 'eye' });
      });
      await down;
    },
    stop: () => observer.stop(),
  };
}

function isHeard(observer: RoomObserver, body: string): Promise<boolean> {
  const heard = async () => (observer.bodies().includes(body) ? true : undefined);
  return waitFor('the server to hear the probe', heard, 3_000).catch(() => false);
}
