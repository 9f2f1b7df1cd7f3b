import {
  createDice,
  damage,
  type Dice,
  hostileText,
  hostileValue,
  nearly,
} from './hostile-values.ts';

/** What a server knows of the join that it attacks. */
export interface KnownJoin {
  readonly topic: string;
  readonly joinRef: string;
  /** The next place in its log: what is always somewhere else waits for what never comes. */
  readonly nextSeq: () => number;
}

const EVENTS = [
  ...['new_msg', 'msg_edited', 'msg_deleted', 'msg_reacted', 'typing', 'room_tick'],
  ...['presence_state', 'presence_diff'],
] as const;
const ODD_EVENTS = [
  ...['phx_reply', 'phx_close', 'phx_error', 'phx_join', 'phx_leave', 'chan_reply_1', 'heartbeat'],
  ...['__proto__', 'constructor', 'toString', '', 'new_msg ', 'moderated', 'history'],
] as const;
const EMOJI = ['👍', '❤️', '😂', '😮', '😢', '🎉', '💩', ''] as const;

/** A frame as a server that means harm would send it; mostly one that is nearly right. */
export function frameOfServer(seed: number, join: KnownJoin): string {
  const dice = createDice(seed);
  const kind = dice.roll(20);
  if (kind === 0) return hostileValue(dice);
  if (kind === 1) return damage(dice, frame(dice, join));
  if (kind === 2) return oddFrame(dice, join);
  return frame(dice, join);
}

/** What it says when it is asked for a page of its log. */
export function historyOfServer(seed: number, join: KnownJoin): object {
  return JSON.parse(historyPage(createDice(seed), join)) as object;
}

function frame(dice: Dice, join: KnownJoin): string {
  const { topic, joinRef } = join;
  const event = dice.pick(EVENTS);
  const ref = dice.roll(2) === 0 ? 'null' : JSON.stringify(joinRef);
  return `[${ref},null,${JSON.stringify(topic)},"${event}",${payloadOf(dice, join, event)}]`;
}

/** Replies to what was asked or was not, ends of channels, and events that are none. */
function oddFrame(dice: Dice, join: KnownJoin): string {
  const { topic, joinRef } = join;
  const refs = ['null', JSON.stringify(joinRef), `"${dice.roll(60)}"`, '7', '{}'];
  const topics = [JSON.stringify(topic), '"phoenix"', '"room:other"', '"__proto__"', '1', 'null'];
  const reply = nearly(dice, {
    status: dice.pick(['"ok"', '"error"', '"maybe"']),
    response: dice.pick([
      historyPage(dice, join),
      joinReply(dice),
      hostileValue(dice),
      refusal(dice),
    ]),
  });
  const event = dice.pick(ODD_EVENTS);
  const payload = event === 'phx_reply' ? reply : hostileValue(dice);
  return `[${dice.pick(refs)},${dice.pick(refs)},${dice.pick(topics)},${JSON.stringify(event)},${payload}]`;
}

function payloadOf(dice: Dice, join: KnownJoin, event: (typeof EVENTS)[number]): string {
  switch (event) {
    case 'new_msg':
      return message(dice, join);
    case 'msg_edited':
    case 'msg_deleted':
    case 'msg_reacted':
      return change(dice, join, event);
    case 'typing':
      return nearly(dice, { from: author(dice), on: 'true' });
    case 'room_tick':
      return nearly(dice, { epoch: '"epoch-1"', head: String(dice.roll(400)) });
    case 'presence_state':
      return people(dice);
    case 'presence_diff':
      return nearly(dice, { joins: people(dice), leaves: people(dice) });
    default:
      return event satisfies never;
  }
}

const id = (dice: Dice): string =>
  dice.roll(8) === 0 ? hostileText(dice) : `"p${dice.roll(200)}"`;

const place = (dice: Dice, { nextSeq }: KnownJoin): string =>
  String(dice.roll(20) === 0 ? dice.roll(400) : nextSeq());

const author = (dice: Dice): string => nearly(dice, { id: id(dice), name: hostileText(dice) });

function message(dice: Dice, join: KnownJoin): string {
  return nearly(dice, {
    id: `"m${dice.roll(400)}"`,
    seq: place(dice, join),
    cid: dice.roll(9) === 0 ? '"cid-ada-000000000001"' : `"c${dice.roll(400)}"`,
    from: dice.roll(20) === 0 ? '{"id":"ada","name":"Ada"}' : author(dice),
    body: hostileText(dice),
    ts: String(1_700_000_000_000 + dice.roll(1_000)),
    ...(dice.roll(4) === 0 && {
      quote: nearly(dice, { exact: hostileText(dice), prefix: '"a"', suffix: '"b"' }),
      reply_to: `"m${dice.roll(400)}"`,
      reactions: `{${JSON.stringify(dice.pick(EMOJI))}:[${id(dice)},${id(dice)}]}`,
    }),
  });
}

function change(dice: Dice, join: KnownJoin, type: string): string {
  return nearly(dice, {
    type: JSON.stringify(type),
    id: `"m${dice.roll(400)}"`,
    seq: place(dice, join),
    rev: String(dice.roll(4)),
    body: hostileText(dice),
    emoji: JSON.stringify(dice.pick(EMOJI)),
    on: dice.pick(['true', 'false']),
    from: author(dice),
  });
}

function people(dice: Dice): string {
  const keys = Array.from({ length: dice.roll(4) }, () =>
    dice.roll(30) === 0 ? '"__proto__"' : id(dice),
  );
  return `{${keys.map((key) => `${key}:${nearly(dice, { metas: metas(dice) })}`).join()}}`;
}

function metas(dice: Dice): string {
  const count = dice.roll(30) === 0 ? 40 : 1 + dice.roll(2);
  return `[${Array.from({ length: count }, () =>
    nearly(dice, {
      phx_ref: `"r${dice.roll(500)}"`,
      online_at: `"${1_700_000_000 + dice.roll(1_000)}"`,
      name: hostileText(dice),
      face: '"abc"',
      state: '"active"',
    }),
  ).join()}]`;
}

function historyPage(dice: Dice, join: KnownJoin): string {
  const entries = Array.from({ length: dice.roll(5) }, () =>
    dice.roll(3) === 0 ? change(dice, join, 'msg_edited') : message(dice, join),
  );
  return nearly(dice, {
    epoch: dice.pick(['"epoch-1"', '"other"']),
    head: String(dice.roll(400)),
    oldest: '1',
    messages: `[${entries.join()}]`,
    more: dice.pick(['true', 'false']),
  });
}

function joinReply(dice: Dice): string {
  return nearly(dice, {
    v: '1',
    caps: '["cid","seq","history","edit","react","typing"]',
    you: '{"id":"ada"}',
    epoch: dice.pick(['"epoch-1"', '"other"']),
    head: String(dice.roll(400)),
    oldest: '1',
    limits: nearly(dice, { body: String(dice.roll(5_000)) }),
  });
}

function refusal(dice: Dice): string {
  const reasons = ['banned', 'rate_limited', 'unauthorized', 'epoch_changed', '__proto__'];
  return nearly(dice, {
    reason: JSON.stringify(dice.pick(reasons)),
    retry_after_ms: String(dice.roll(5_000) - 100),
  });
}
