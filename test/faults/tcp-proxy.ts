import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** `up` is towards the server. */
type Direction = 'up' | 'down';

/** Where a connection breaks. */
export type CutPoint =
  | 'now'
  /** Both ends get a reset. */
  | 'reset'
  /** As the client sends something: nothing of it arrives. */
  | 'before send'
  /** After it has arrived, before anything comes back. */
  | 'after send'
  /** With half of it arrived. */
  | 'mid send'
  /** As the server answers: nothing of it comes back. */
  | 'before reply'
  /** With half of it back. */
  | 'mid reply';

/** A way to a server on which things go wrong. */
export interface TcpProxy {
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  /** Connections at this moment. */
  open(): number;
  /** Breaks all connections, at once or with the next bytes; resolves when it has happened. */
  cut(point: CutPoint): Promise<void>;
  /**
   * Nothing comes through any more on the connections of now, both ways or one, and nobody is told.
   * New ones work.
   */
  stall(only?: Direction): void;
  /** For so long everything takes this much longer, each way. */
  delay(ms: number, forMs: number): void;
  /** For so long everything comes byte by byte. */
  slice(forMs: number): void;
  stop(): Promise<void>;
}

type PassedOn = (chunk: Buffer, direction: Direction, to: Socket) => Promise<void>;

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
  stalled: readonly Direction[];
}

export async function startTcpProxy(serverUrl: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(serverUrl);
  const pairs = new Set<Pair>();
  let armed: { point: CutPoint; done: () => void } | null = null;
  let delayMs = 0;
  let sliced = false;
  const timers = new Set<NodeJS.Timeout>();

  function breakAll(how: 'destroy' | 'resetAndDestroy' = 'destroy'): void {
    for (const { near, far } of pairs) {
      near[how]();
      far[how]();
    }
    const done = armed?.done;
    armed = null;
    done?.();
  }

  const passOn: PassedOn = async (chunk, direction, to) => {
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    const point = armed?.point.split(' ');
    if (point?.[1] === (direction === 'up' ? 'send' : 'reply')) {
      const share = point[0] === 'before' ? 0 : point[0] === 'mid' ? 0.5 : 1;
      to.write(chunk.subarray(0, Math.floor(chunk.length * share)), () => breakAll());
      return;
    }
    if (!sliced) return void to.write(chunk);
    for (const byte of chunk) {
      to.write(Buffer.of(byte));
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  const proxy = createServer((near) => {
    const far = connect(Number(port), hostname);
    const pair: Pair = { near, far, stalled: [] };
    pairs.add(pair);
    near.setNoDelay();
    far.setNoDelay();
    forward(pair, 'up', passOn);
    forward(pair, 'down', passOn);
    near.once('close', () => {
      pairs.delete(pair);
      far.destroy();
    });
    // Half-open: the server's end is not told of.
    far.once('close', () => pair.stalled.length > 0 || near.destroy());
    // Either end may break off; `close` follows and ends the other.
    near.on('error', () => {});
    far.on('error', () => {});
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));

  function forAWhile(ms: number, end: () => void): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      end();
    }, ms);
    timers.add(timer);
  }

  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    open: () => pairs.size,
    async cut(point) {
      if (point === 'now') return breakAll();
      if (point === 'reset') return breakAll('resetAndDestroy');
      await new Promise<void>((done) => {
        armed = { point, done };
      });
    },
    stall(only) {
      for (const pair of pairs) pair.stalled = only ? [only] : ['up', 'down'];
    },
    delay(ms, forMs) {
      delayMs = ms;
      forAWhile(forMs, () => (delayMs = 0));
    },
    slice(forMs) {
      sliced = true;
      forAWhile(forMs, () => (sliced = false));
    },
    async stop() {
      for (const timer of timers) clearTimeout(timer);
      breakAll();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}

/** One chunk after the other, whatever each of them waits for. */
function forward(pair: Pair, direction: Direction, passOn: PassedOn): void {
  const [from, to] = direction === 'up' ? [pair.near, pair.far] : [pair.far, pair.near];
  let last = Promise.resolve();
  from.on('data', (chunk: Buffer) => {
    last = last.then(() => {
      if (pair.stalled.includes(direction) || to.destroyed) return;
      return passOn(chunk, direction, to);
    });
  });
  // What was sent before a goodbye arrives before it.
  from.on('end', () => void last.then(() => pair.stalled.includes(direction) || to.end()));
}
