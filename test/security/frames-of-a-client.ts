import {
  createDice,
  damage,
  type Dice,
  hostileText,
  hostileValue,
  nearly,
} from './hostile-values.ts';

const EVENTS = [
  ...['new_msg', 'edit_msg', 'delete_msg', 'react', 'history', 'typing', 'presence_update'],
  ...['phx_join', 'phx_leave', 'kick', 'ban', 'lock', 'bans'],
] as const;
const ODD_EVENTS = [
  ...[
    '"phx_close"',
    '"phx_error"',
    '"phx_reply"',
    '"chan_reply_1"',
    '"presence_diff"',
    '"msg_edited"',
  ],
  ...['"heartbeat"', '"__proto__"', '"constructor"', '""', 'null', '1', '{}', '["new_msg"]'],
] as const;

/** A frame as a client that means harm would send it; mostly one that is nearly right. Text, or bytes. */
export function frameOfClient(seed: number, topic: string): string | Buffer {
  const dice = createDice(seed);
  const kind = dice.roll(20);
  if (kind === 0) return hostileValue(dice);
  if (kind === 1) return damage(dice, frame(dice, topic));
  if (kind === 2) return oddFrame(dice, topic);
  if (kind === 3) return bytes(dice, topic);
  return frame(dice, topic);
}

function frame(dice: Dice, topic: string): string {
  const event = dice.pick(EVENTS);
  const ref = dice.roll(9) === 0 ? 'null' : `"${dice.roll(1_000)}"`;
  return `["1",${ref},${JSON.stringify(topic)},"${event}",${payloadOf(dice, event)}]`;
}

function oddFrame(dice: Dice, topic: string): string {
  const refs = ['null', '"1"', '"x"', '1', '{}', '[]', JSON.stringify('9'.repeat(3_000))];
  const topics = [
    ...[
      JSON.stringify(topic),
      '"phoenix"',
      '"room:"',
      '"room:../x"',
      '"other:x"',
      '"room:__proto__"',
    ],
    ...['null', '{}', '17'],
  ];
  const event = dice.pick([...ODD_EVENTS, '"new_msg"', '"phx_join"']);
  return `[${dice.pick(refs)},${dice.pick(refs)},${dice.pick(topics)},${event},${hostileValue(dice)}]`;
}

/** Phoenix' binary framing, with lengths that are right or not. */
function bytes(dice: Dice, topic: string): Buffer {
  const fields = ['1', '2', topic, dice.pick(EVENTS)].map((field) => Buffer.from(field));
  const sizes = fields.map(({ length }) => (dice.roll(6) === 0 ? dice.roll(256) : length));
  const kind = dice.roll(5) === 0 ? dice.roll(256) : 0;
  const whole = Buffer.concat([Buffer.from([kind, ...sizes]), ...fields, Buffer.from('{}')]);
  return dice.roll(4) === 0 ? whole.subarray(0, dice.roll(whole.length + 1)) : whole;
}

function payloadOf(dice: Dice, event: (typeof EVENTS)[number]): string {
  const cid = dice.roll(9) === 0 ? hostileText(dice) : `"cid-${dice.roll(5_000)}-0123456789abcdef"`;
  const id = dice.roll(4) === 0 ? hostileText(dice) : `"m${dice.roll(500)}"`;
  switch (event) {
    case 'new_msg':
      return nearly(dice, {
        body: hostileText(dice),
        cid,
        ...(dice.roll(4) === 0 && {
          reply_to: id,
          quote: nearly(dice, { exact: hostileText(dice), prefix: '"a"', suffix: '"b"' }),
        }),
      });
    case 'edit_msg':
      return nearly(dice, { id, cid, body: hostileText(dice) });
    case 'delete_msg':
      return nearly(dice, { id, cid });
    case 'react':
      return nearly(dice, { id, cid, emoji: '"🎉"', on: dice.pick(['true', 'false']) });
    case 'history':
      return nearly(dice, { after_seq: String(dice.roll(500)), limit: String(dice.roll(20)) });
    case 'typing':
      return nearly(dice, { on: dice.pick(['true', 'false']) });
    case 'presence_update':
    case 'phx_join':
      return nearly(dice, {
        v: '1',
        caps: '["cid","seq"]',
        name: hostileText(dice),
        face: '"abc"',
        state: '"idle"',
        invisible: dice.pick(['true', 'false']),
      });
    case 'kick':
      return nearly(dice, { member: id });
    case 'ban':
      return nearly(dice, {
        member: id,
        on: dice.pick(['true', 'true', 'false']),
        name: hostileText(dice),
      });
    case 'lock':
      return nearly(dice, { on: dice.pick(['true', 'false']) });
    case 'bans':
      return '{}';
    case 'phx_leave':
      return dice.roll(10) === 0 ? '{}' : hostileValue(dice);
    default:
      return event satisfies never;
  }
}
