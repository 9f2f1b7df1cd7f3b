import { createPerson, replay, type Person } from '../../fakes/fake-person.ts';
import type { FaultPlan } from '../../fakes/fake-faults.ts';
import {
  createFakePhoenixServer,
  type FakePhoenixServer,
} from '../../fakes/fake-phoenix-server.ts';
import type { VirtualTime } from '../../fakes/virtual-time.ts';
import { createWitness, type Witness } from '../witness.ts';
import { createAuthor, type Author } from '../author.ts';
import { NAMES, type Step } from './schedule.ts';

/** A browser starts a background again when somebody wants it: at once, where a surface is open. */
const REVIVE_MS = 40;

/** Somebody in the room, with who looks over their shoulder. */
export interface Resident {
  readonly person: Person;
  readonly author: Author;
  readonly witness: Witness;
  die(): void;
  /** Dies when its disk is asked for the nth time from now. */
  dieAtDisk(nth: number): void;
}

/** A room, its server and its people, to whom things happen. */
export interface Hour {
  readonly time: VirtualTime;
  readonly server: FakePhoenixServer;
  readonly residents: readonly Resident[];
  /** Bodies in logs that the server has lost since. */
  readonly lostLogs: ReadonlySet<string>;
  /** How often each kind of fault has really happened. */
  readonly faults: ReadonlyMap<string, number>;
  happen(step: Step): Promise<void>;
}

export function createHour(time: VirtualTime, random: () => number): Hour {
  const server = createFakePhoenixServer(time);
  const faults = new Map<string, number>();
  const lostLogs = new Set<string>();
  const count = (fault: string) => faults.set(fault, (faults.get(fault) ?? 0) + 1);
  countTaken(server.faults, ({ kind }) => count(kind));
  countTaken(server.tampering, ({ copies, lateMs }) =>
    count(copies === 0 ? 'lost frame' : lateMs === undefined ? 'doubled frame' : 'late frame'),
  );
  const residents = NAMES.map((name) => settleIn(server, time, name, random, count));

  async function happen(step: Step): Promise<void> {
    switch (step.do) {
      case 'say':
        return residents[step.who]?.author.say();
      case 'say_and_die':
        residents[step.who]?.author.say();
        for (let turn = 0; turn < step.turns; turn++) await Promise.resolve();
        return residents[step.who]?.die();
      case 'die':
        return residents[step.who]?.die();
      case 'die_at_disk':
        return residents[step.who]?.dieAtDisk(step.nth);
      case 'drop':
        count('broken connection');
        return server.dropConnections(1006, NAMES[step.who]);
      case 'freeze':
        count('half-open connection');
        return server.freeze(NAMES[step.who]);
      case 'wait':
        return time.advance(step.ms);
      case 'sleep':
        count('sleep');
        time.sleep(step.ms);
        // As the background does once it notices that time has jumped.
        for (const { person } of residents) {
          person.socket.check();
          person.live.tick();
        }
        return time.settle();
      case 'restart':
        count('server restart');
        return server.restart('keep');
      case 'lose_log':
        count('lost log');
        for (const { body } of server.room('kitchen').log.messages) lostLogs.add(body);
        return server.restart('lose');
      case 'crash':
        count('channel crash');
        return server.crash('kitchen');
      case 'tick':
        return server.room('kitchen').tick();
      case 'down':
        count('server down');
        server.mood = 'down';
        return server.dropConnections();
      case 'up':
        server.mood = 'up';
        return;
      case 'fault':
        return server.faults.add(step.event, step.fault);
      case 'lose':
        return server.tampering.add(step.event, { copies: 0 });
      case 'double':
        return server.tampering.add(step.event, { copies: 2 });
      case 'late':
        return server.tampering.add(step.event, { lateMs: step.ms });
      default:
        return step satisfies never;
    }
  }

  return {
    time,
    server,
    residents,
    lostLogs,
    faults,
    async happen(step) {
      await happen(step);
      await time.settle();
    },
  };
}

function settleIn(
  server: FakePhoenixServer,
  time: VirtualTime,
  name: string,
  random: () => number,
  count: (fault: string) => void,
): Resident {
  let dead = false;
  let accessesLeft = Infinity;
  const beforeDisk = () => {
    if (accessesLeft-- === 0) die('death at the disk');
  };
  const person = createPerson(server, time, name, { random, beforeDisk });
  const author = createAuthor(name, () => person.live);
  const witness = createWitness();
  const watch = () =>
    person.live.subscribe((event) => witness.noticed(event, person.room.timeline));
  watch();

  function die(how: string): void {
    if (dead) return;
    count(how);
    dead = true;
    accessesLeft = Infinity;
    person.die();
    time.after(REVIVE_MS, () => {
      dead = false;
      person.revive();
      watch();
      author.handOver();
    });
  }

  return {
    person,
    author,
    witness,
    die: () => die('background death'),
    dieAtDisk(nth) {
      accessesLeft = nth;
    },
  };
}

/** Whether everybody has the whole log, sees everybody, and nothing is on its way. */
export function isCalm({ server, residents }: Hour): boolean {
  const log = server.room('kitchen').log;
  return residents.every(
    ({ person: { room, live }, author }) =>
      live.room.connection.status === 'online' &&
      author.waiting.length === 0 &&
      room.outgoing.every(({ delivery }) => delivery.status === 'failed') &&
      room.members.length === NAMES.length &&
      room.timeline.filter(({ kind }) => kind === 'message').length === log.messages.length &&
      room.timeline.every((item) => item.kind !== 'message' || isLogged(log.messages, item.cid)),
  );
}

function isLogged(messages: readonly { readonly cid: string }[], cid: string | null): boolean {
  return messages.some((message) => message.cid === cid);
}

/** What a surface that heard every event of this life holds differs from what the background holds. */
export function surfaceDiffers({ person }: Resident): boolean {
  return JSON.stringify(replay(person.events)) !== JSON.stringify(person.room);
}

function countTaken<T>(plan: FaultPlan<T>, counted: (what: T) => void): void {
  const take = plan.take.bind(plan);
  plan.take = (event, member) => {
    const taken = take(event, member);
    if (taken !== null) counted(taken);
    return taken;
  };
}
