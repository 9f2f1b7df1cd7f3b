import { createDelivery, type DeliveryQueue, type SendOutcome } from '../../lib/outbox/deliver.ts';
import type { OutboxRow, OutboxStore } from '../../lib/outbox/outbox-store.ts';
import type { Cid, OutboxEntry } from '../../lib/room/types.ts';
import { createHandClock, settle } from '../fakes/hand-clock.ts';

/** How one push ends. */
export type Fate =
  | 'confirmed'
  /** It never arrived. */
  | 'lost'
  /** It arrived, and the reply did not. */
  | 'unanswered'
  | 'busy'
  | 'refused';

/** A person who sends, a background that may die at any step, a disk that takes its time, a log that dedupes. */
export interface DeliveryWorld {
  say(): void;
  join(): void;
  breakOff(): void;
  /** The oldest push of this life ends. */
  end(fate: Fate): void;
  /** The room tells of the next message in the log that is still on its way here. */
  hear(): void;
  /** The disk does the next thing it was asked to, or fails to. */
  disk(works: boolean): void;
  /** The disk does all that it was asked to. */
  drain(): Promise<void>;
  /** The background dies: what the disk has not done is never done. */
  die(): Promise<void>;
  wait(ms: number): Promise<void>;
  /** Everything works from now on, until nothing happens any more. */
  calm(): Promise<void>;
  /** cids in the order in which they were handed over. */
  readonly said: readonly Cid[];
  readonly accepted: ReadonlySet<Cid>;
  /** The server's log. */
  readonly log: readonly Cid[];
  readonly shown: ReadonlyMap<Cid, OutboxEntry>;
  readonly rows: ReadonlyMap<Cid, OutboxRow>;
  /** What must never happen, and did. */
  readonly broken: readonly string[];
}

export async function createDeliveryWorld(): Promise<DeliveryWorld> {
  const clock = createHandClock();
  const rows = new Map<Cid, OutboxRow>();
  const said: Cid[] = [];
  const accepted = new Set<Cid>();
  const log: Cid[] = [];
  const broken: string[] = [];
  /** A final no is final: who asks again is told so again. */
  const refused = new Set<Cid>();
  let shown = new Map<Cid, OutboxEntry>();
  let work: ((works: boolean) => void)[] = [];
  let pushes: { cid: Cid; answer: (outcome: SendOutcome) => void }[] = [];
  let joined = false;
  let life = 0;
  let queue: DeliveryQueue;

  function store(): OutboxStore {
    const later = <T>(job: () => T) =>
      new Promise<T>((resolve, reject) => {
        work.push((works) => (works ? resolve(job()) : reject(new Error('disk'))));
      });
    return {
      put: (row) => later(() => void rows.set(row.entry.cid, structuredClone(row))),
      remove: (_, cid) => later(() => void rows.delete(cid)),
      list: async () => [...rows.values()].sort((a, b) => a.entry.order - b.entry.order),
    };
  }

  function send({ cid }: OutboxEntry): Promise<SendOutcome> {
    if (!joined) broken.push(`${cid} was sent into a room that is not joined`);
    if (pushes.length > 0) broken.push(`${cid} was sent while another was on its way`);
    return new Promise((answer) => pushes.push({ cid, answer }));
  }

  async function begin(): Promise<void> {
    life++;
    const mine = life;
    shown = new Map();
    work = [];
    pushes = [];
    joined = false;
    const alive =
      <T extends unknown[]>(callback: (...args: T) => void) =>
      (...args: T) =>
        void (mine === life && callback(...args));
    queue = createDelivery({
      roomKey: 'room',
      store: store(),
      clock,
      send,
      changed: alive((entry: OutboxEntry) => shown.set(entry.cid, entry)),
      discarded: alive((cid: Cid) => shown.delete(cid)),
    });
    await queue.load();
    // A surface hands over again what nobody has accepted.
    for (const cid of said) if (!accepted.has(cid)) handOver(cid);
    await settle();
  }

  function handOver(cid: Cid): void {
    const mine = life;
    void queue.accept(cid, cid).then((answer) => {
      if (mine !== life) return;
      if (answer === 'accepted') accepted.add(cid);
      else said.splice(said.indexOf(cid), 1);
    });
  }

  function arrive(cid: Cid): void {
    if (!log.includes(cid)) log.push(cid);
  }

  const world: DeliveryWorld = {
    said,
    accepted,
    log,
    rows,
    broken,
    get shown() {
      return shown;
    },
    say() {
      const cid = `m${said.length}-${life}-${clock.now()}`;
      if (said.includes(cid)) return;
      said.push(cid);
      handOver(cid);
    },
    join() {
      if (joined) return;
      joined = true;
      queue.ready('deduping');
    },
    breakOff() {
      if (!joined) return;
      joined = false;
      queue.pause();
      for (const { answer } of pushes.splice(0)) answer({ status: 'unknown' });
    },
    end(fate) {
      const push = pushes.shift();
      if (!push) return;
      if (fate === 'refused' && !log.includes(push.cid)) refused.add(push.cid);
      if (refused.has(push.cid)) {
        const isHeard = fate !== 'lost' && fate !== 'unanswered';
        push.answer(isHeard ? { status: 'failed', reason: 'invalid' } : { status: 'unknown' });
        return;
      }
      if (fate === 'confirmed' || fate === 'unanswered') arrive(push.cid);
      if (fate === 'confirmed')
        push.answer({ status: 'confirmed', seq: log.indexOf(push.cid) + 1 });
      else if (fate === 'busy') push.answer({ status: 'wait', ms: 2_000 });
      else push.answer({ status: 'unknown' });
    },
    hear() {
      const cid = log.find((one) => queue.has(one));
      if (cid === undefined || !joined) return;
      void queue.heard(cid);
      // What the room has heard is no longer on its way, whatever becomes of the reply.
      for (const push of pushes.filter((one) => one.cid === cid)) {
        pushes.splice(pushes.indexOf(push), 1);
        push.answer({ status: 'unknown' });
      }
    },
    disk: (works) => work.shift()?.(works),
    async drain() {
      while (work.length > 0) {
        world.disk(true);
        await settle();
      }
    },
    async die() {
      queue.stop();
      await begin();
    },
    wait: (ms) => clock.advance(ms),
    async calm() {
      world.join();
      for (let quiet = 0; quiet < 3; quiet++) {
        await clock.advance(2_000);
        if (work.length + pushes.length > 0 || log.some((cid) => queue.has(cid))) quiet = 0;
        await world.drain();
        world.end('confirmed');
        await settle();
        for (const cid of log) if (queue.has(cid)) void queue.heard(cid);
      }
    },
  };
  await begin();
  return world;
}
