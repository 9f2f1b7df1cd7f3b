import { afterAll, expect, test } from 'vitest';
import { deriveRoomKeys, newRoot } from '../../lib/crypto/room-keys.ts';
import { createSealer } from '../../lib/crypto/sealer.ts';
import { makeSigningKeys, sign } from '../../lib/crypto/signing.ts';
import { emptyRoom, reduceRoom } from '../../lib/room/reduce.ts';
import type { Message, Room } from '../../lib/room/types.ts';
import { openSealedRoom, type SealedRoom } from '../../lib/seal/sealed-room.ts';
import { LIMITS } from '../../lib/wire/limits.ts';
import { parseMessage } from '../../lib/wire/parse-message.ts';
import { codePoints } from '../../lib/wire/text-length.ts';
import { LOCAL, NOON } from '../fakes/samples.ts';
import { NEVER_SHOWN } from './hostile-texts.ts';
import {
  createDice,
  damage,
  type Dice,
  hostileText,
  hostileValue,
  nearly,
} from './hostile-values.ts';
import { sayTried } from './say-tried.ts';

const TEXTS = 4_000;
const LOOKS = 2_000;

const tried = { texts: 0, 'looks of members': 0, 'messages of them': 0, 'changes of them': 0 };
afterAll(() => sayTried('a hostile member of an encrypted room', tried));

const keys = await deriveRoomKeys(newRoot());
const topic = `room:${keys.roomId}`;
const [bea, eve] = [await makeSigningKeys(), await makeSigningKeys()];

/** Names the message that others would like to change, or take for theirs. */
const HERS = 'cid-of-bea-0123456789';

const cid = (dice: Dice) => `"cid-${String(dice.roll(300)).padStart(16, '0')}"`;

/** What a member who means harm could seal: mostly something that is nearly right. */
function contentOf(dice: Dice): string {
  const text = nearly(dice, {
    kind: JSON.stringify(dice.pick(['say', 'say', 'edit', 'delete', 'react', '__proto__'])),
    cid: cid(dice),
    name: hostileText(dice),
    time: dice.roll(9) === 0 ? '8e15' : String(NOON + dice.roll(1_000)),
    body: hostileText(dice),
    reply: cid(dice),
    target: cid(dice),
    quote: nearly(dice, { exact: hostileText(dice), prefix: '"a"', suffix: '"b"' }),
    emoji: JSON.stringify(dice.pick(['👍', '🎉', '💩', ''])),
    on: dice.pick(['true', 'false']),
  });
  const kind = dice.roll(20);
  return kind === 0 ? hostileValue(dice) : kind === 1 ? damage(dice, text) : text;
}

function lookOf(dice: Dice): string {
  const address = () =>
    dice.roll(3) === 0 ? '"https://a.example/x"' : dice.pick([hostileText(dice), '""', '1']);
  const text = nearly(dice, {
    id: dice.roll(9) === 0 ? hostileText(dice) : '"eve"',
    name: hostileText(dice),
    face: dice.pick(['"eve"', hostileText(dice)]),
    state: dice.pick(['"idle"', hostileText(dice)]),
    page: dice.pick(['"abc"', hostileText(dice)]),
    leads: address(),
    asks: nearly(dice, { id: hostileText(dice), url: address(), at: String(dice.roll(9_999)) }),
  });
  return dice.roll(20) === 0 ? hostileValue(dice) : text;
}

/** Bea's room, and what she hears in it. */
function enter(): { room: () => Room; sealed: SealedRoom } {
  let room = emptyRoom({ serverUrl: LOCAL, roomId: keys.roomId });
  const sealed = openSealedRoom(keys, bea, {
    saved: undefined,
    room: () => room,
    self: () => ({ memberId: 'bea', name: 'Bea', face: '' }),
    now: () => NOON,
    met: (signer) => {
      room = reduceRoom(room, { type: 'signer_met', signer });
    },
    onError: (error) => {
      throw error;
    },
  });
  return {
    sealed: {
      ...sealed,
      absorb(batch, isNew) {
        const { messages, changes } = sealed.absorb(batch, isNew);
        if (messages.length > 0) room = reduceRoom(room, { type: 'messages_received', messages });
        for (const change of changes) room = reduceRoom(room, change);
        return { messages, changes };
      },
    },
    room: () => room,
  };
}

function isShowable(text: string | null | undefined, limit: number): boolean {
  return !text || (codePoints(text) <= limit && !NEVER_SHOWN.test(text));
}

function isSound({ body, from, quote, at, own }: Message): boolean {
  const isFit =
    isShowable(body, LIMITS.body) &&
    isShowable(from.name, LIMITS.name) &&
    isShowable(quote?.exact, LIMITS.quote);
  return isFit && !own && at <= NOON && !Number.isNaN(new Date(at).getTime());
}

/** Bea says something, and then Eve so many things. */
async function attack(texts: number): Promise<ReturnType<typeof enter>> {
  const { room, sealed } = enter();
  const sealer = createSealer(keys.senders, topic);
  const said = await sealed.sealMessage({
    cid: HERS,
    body: 'hers',
    acceptedAt: NOON,
    order: 0,
    delivery: { status: 'queued' },
  });
  const hear = async (body: string, seq: number, by: string) => {
    const wire = parseMessage({ id: `m${seq}`, seq, from: { id: by, name: by }, body, ts: NOON });
    if (!wire) return;
    const { message, change } = await sealed.open(wire);
    tried['messages of them'] += message?.seal?.state === 'signed' ? 1 : 0;
    tried['changes of them'] += change ? 1 : 0;
    const batch = { messages: message ? [message] : [], changes: change ? [change] : [] };
    sealed.absorb(batch, seq % 3 > 0);
  };
  await hear(said.body, 1, 'bea');
  for (let seed = 2; seed < texts + 2; seed++) {
    const dice = createDice(seed);
    const text = contentOf(dice).replace(/"cid-0{14}(\d\d)"/, `"${HERS}"`);
    const { sealed: body } = await sealer.seal('new_msg', async ({ life, counter }) => {
      const signature = await sign(eve, `${topic} ${life} ${counter} ${text}`);
      return dice.roll(4) === 0 ? `.${text}` : `${eve.publicKey}.${signature}.${text}`;
    });
    await hear(dice.roll(30) === 0 ? damage(dice, body) : body, seed, dice.pick(['eve', 'bea']));
    tried.texts += 1;
  }
  return { room, sealed };
}

const messagesIn = (room: Room) => room.timeline.filter((item) => item.kind === 'message');

test(`${TEXTS} texts leave a room that is one`, async () => {
  const { room, sealed } = await attack(TEXTS);
  const signed = messagesIn(room()).filter(({ seal }) => seal?.state === 'signed');
  expect(signed.filter((message) => !isSound(message))).toEqual([]);
  expect(room().timeline.length).toBeLessThanOrEqual(1_000);
  const keysOf = room().timeline.map(({ key }) => key);
  expect(new Set(keysOf).size).toBe(keysOf.length);
  expect(sealed.record().orphans.length).toBeLessThanOrEqual(200);
  expect(JSON.stringify(sealed.record()).length).toBeLessThan(300_000);
  expect(Object.keys(Object.prototype)).toEqual([]);
  // Texts that can all not be read would attack nothing.
  expect(tried['messages of them']).toBeGreaterThan(TEXTS / 9);
  expect(tried['changes of them']).toBeGreaterThan(TEXTS / 9);
}, 60_000);

// As many as a room holds beside it: of what is further up than that nobody could tell.
test('what another said stays theirs, whoever takes its name or changes it', async () => {
  const { room } = await attack(800);
  const [hers] = messagesIn(room()).filter(({ key }) => key === HERS);
  expect(hers).toMatchObject({ body: 'hers', own: true, seal: { key: bea.publicKey } });
  expect(hers).not.toHaveProperty('deleted');
});

test(`${LOOKS} looks give nobody a name that can’t be shown, nor an address that is none of the web`, async () => {
  const { sealed } = enter();
  const sealer = createSealer(keys.senders, topic);
  for (let seed = 0; seed < LOOKS; seed++) {
    const dice = createDice(seed);
    const text = lookOf(dice);
    const look = (await sealer.seal('presence', () => text)).sealed;
    const meta = {
      ref: 'r',
      name: null,
      face: null,
      state: 'active',
      page: null,
      onlineAt: NOON,
    } as const;
    const opened = await sealed.looks.open(new Map([['eve', [{ ...meta, sealed: look }]]]));
    const [seen] = opened.get('eve') ?? [];
    tried['looks of members'] += seen?.name ? 1 : 0;
    expect(isShowable(seen?.name, LIMITS.name)).toBe(true);
    for (const url of [seen?.leads, seen?.asks?.url])
      expect(url ?? '').toMatch(/^(?:$|https?:\/\/)/);
  }
  expect(tried['looks of members']).toBeGreaterThan(LOOKS / 4);
}, 30_000);
