import {
  createCatchUp,
  type CatchUp,
  type LogPage,
  type LogRange,
} from '../../lib/history/catch-up.ts';
import type { Inbox } from '../../lib/room/inbox.ts';
import { reduceRoom } from '../../lib/room/reduce.ts';
import type { Message, Room } from '../../lib/room/types.ts';
import { createHandClock, settle, type HandClock } from '../fakes/hand-clock.ts';
import { aRoom } from '../fakes/samples.ts';
import type { LogServer } from './log-server.ts';

/** A room that follows a server's log; each answer of the server waits until the test gives it. */
export interface CatchingRoom {
  readonly catchUp: CatchUp;
  readonly clock: HandClock;
  readonly room: Room;
  /** What the server was asked and has not answered yet. */
  readonly asked: readonly LogRange[];
  /** How often the whole timeline was replaced. */
  readonly replacements: number;
  join(): void;
  /** The server answers the oldest question: as it should, with what is given, or not at all. */
  answer(page?: LogPage | null): Promise<void>;
  answerAll(): Promise<void>;
  /** Messages as they stand in the room. */
  messages(): Message[];
  /** Places in the log as they stand in the room, and lines by their reason. */
  shown(): unknown[];
}

export function createCatchingRoom(
  server: LogServer,
  inbox?: Inbox,
  timeline: Message[] = [],
): CatchingRoom {
  const clock = createHandClock();
  const questions: { range: LogRange; reply: (page: LogPage | null) => void }[] = [];
  let room = aRoom({ timeline });
  let replacements = 0;

  const catchUp = createCatchUp({
    ...(inbox ? { inbox } : {}),
    clock,
    ask: (range) => new Promise((reply) => questions.push({ range, reply })),
    received({ ready, changes }) {
      room = reduceRoom(room, { type: 'messages_received', messages: ready });
      room = changes.reduce(reduceRoom, room);
    },
    replaced({ messages, changes, more, restarted }) {
      replacements += 1;
      const divider = restarted
        ? ({ kind: 'divider', key: `d${replacements}`, why: 'history_restarted', at: 0 } as const)
        : null;
      room = reduceRoom(room, { type: 'timeline_replaced', messages, more, divider });
      room = changes.reduce(reduceRoom, room);
    },
  });

  const following: CatchingRoom = {
    catchUp,
    clock,
    get room() {
      return room;
    },
    get asked() {
      return questions.map(({ range }) => range);
    },
    get replacements() {
      return replacements;
    },
    join: () => catchUp.joined({ epoch: server.epoch, head: server.head }),
    async answer(page) {
      const question = questions.shift();
      question?.reply(page === undefined ? server.page(question.range) : page);
      await settle();
    },
    async answerAll() {
      while (questions.length > 0) await following.answer();
    },
    messages: () => room.timeline.flatMap((item) => (item.kind === 'message' ? [item] : [])),
    shown: () => room.timeline.map((item) => (item.kind === 'message' ? item.seq : item.why)),
  };
  return following;
}
