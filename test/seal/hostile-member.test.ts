import { beforeEach, describe, expect, test } from 'vitest';
import { createOpener } from '../../lib/crypto/opener.ts';
import { pad } from '../../lib/crypto/padding.ts';
import { deriveRoomKeys, newRoot, type RoomKeys } from '../../lib/crypto/room-keys.ts';
import { gcmParams, readSealed, writeSealed } from '../../lib/crypto/sealed.ts';
import { createSealer } from '../../lib/crypto/sealer.ts';
import { deriveSenderKey } from '../../lib/crypto/sender-key.ts';
import { makeSigningKeys, sign } from '../../lib/crypto/signing.ts';
import type { Signer } from '../../lib/room/types.ts';
import { createRoomSeal, type RoomSeal } from '../../lib/seal/room-seal.ts';
import { createSigners } from '../../lib/seal/signers.ts';
import { parseMessage, type WireMessage } from '../../lib/wire/parse-message.ts';
import {
  buildSealed,
  readSigned,
  type SealedContent,
  writeSigned,
} from '../../lib/wire/parse-sealed.ts';
import { NOON } from '../fakes/samples.ts';

/** Eve has the root like everybody in the room, so she can seal whatever she likes; she has nobody's key but hers. */
const keys = await deriveRoomKeys(newRoot());
const elsewhere = await deriveRoomKeys(newRoot());
const [ada, bea, eve] = [await makeSigningKeys(), await makeSigningKeys(), await makeSigningKeys()];

const WORDS: SealedContent = {
  kind: 'say',
  cid: 'cid-0123456789abcdef',
  name: 'Ada',
  time: NOON,
  body: 'I agree',
  reply: null,
  quote: null,
};

const topicOf = ({ roomId }: RoomKeys) => `room:${roomId}`;

function sealOf(who: typeof ada, room: RoomKeys, memberId: string): RoomSeal {
  const known: Signer[] = [];
  return createRoomSeal({
    keys: room,
    signing: who,
    signers: createSigners(
      who.publicKey,
      () => known,
      (signer) => void known.push(signer),
    ),
    self: () => ({ memberId, name: memberId, face: '' }),
    now: () => NOON,
  });
}

/** As the server tells it of a member. */
function told(body: string, by = 'eve'): WireMessage {
  const message = parseMessage({ id: 'm1', seq: 1, from: { id: by, name: by }, body, ts: NOON });
  if (!message) throw new Error('no message');
  return message;
}

/** A signed text, sealed by Eve in a life of hers. */
async function sealedByEve(whole: string, room = keys): Promise<string> {
  return (await createSealer(room.senders, topicOf(room)).seal('new_msg', () => whole)).sealed;
}

/** What Ada said, opened by Eve: with Ada's signature. */
async function signedByAda(room: RoomKeys): Promise<string> {
  const { body } = await sealOf(ada, room, 'ada').seal(WORDS);
  const opened = await createOpener(room.senders, topicOf(room)).open('new_msg', body);
  if (!opened.ok) throw new Error(opened.why);
  return opened.text;
}

let hers: RoomSeal;
beforeEach(() => {
  hers = sealOf(bea, keys, 'bea');
});

async function expectUnreadable(sealed: string): Promise<void> {
  const { message, change } = await hers.open(told(sealed));
  expect(change).toBeNull();
  expect(message).toMatchObject({ body: '', seal: { state: 'unreadable', key: null } });
}

describe('a member who seals another’s words', () => {
  test('is heard with their own, so what follows is not that nothing is', async () => {
    const { body } = await sealOf(ada, keys, 'ada').seal(WORDS);
    const { message } = await hers.open(told(body, 'ada'));
    expect(message).toMatchObject({
      body: 'I agree',
      seal: { state: 'signed', key: ada.publicKey },
    });
  });

  test('once more, in a life of their own, is not believed', async () => {
    await expectUnreadable(await sealedByEve(await signedByAda(keys)));
  });

  test('out of another room is not believed, in the very place that it had there neither', async () => {
    await expectUnreadable(await sealedByEve(await signedByAda(elsewhere)));
    const { body } = await sealOf(ada, elsewhere, 'ada').seal(WORDS);
    const opened = await createOpener(elsewhere.senders, topicOf(elsewhere)).open('new_msg', body);
    const read = readSealed(body);
    if (!opened.ok || !read || read === 'malformed') throw new Error('not opened');
    // The same life and counter: whoever has the root can seal under any.
    const { header } = read;
    const key = await deriveSenderKey(keys.senders, header.salt, 'encrypt');
    const params = gcmParams(header, topicOf(keys), 'new_msg');
    const padded = pad(new TextEncoder().encode(opened.text));
    const sealed = new Uint8Array(await crypto.subtle.encrypt(params, key, padded));
    await expectUnreadable(writeSealed(header, sealed));
  });

  test('with another text under the same signature is not believed', async () => {
    const signed = readSigned(await signedByAda(keys));
    if (!signed) throw new Error('nothing signed');
    const text = buildSealed({ ...WORDS, body: 'I do not agree' });
    await expectUnreadable(await sealedByEve(writeSigned({ ...signed, text })));
  });

  test('under their key, signed in the right place by one’s own, is not believed', async () => {
    const text = buildSealed(WORDS);
    const sealer = createSealer(keys.senders, topicOf(keys));
    const { sealed } = await sealer.seal('new_msg', async ({ life, counter }) => {
      const signature = await sign(eve, `${topicOf(keys)} ${life} ${counter} ${text}`);
      return writeSigned({ by: { key: ada.publicKey, signature }, text });
    });
    await expectUnreadable(sealed);
  });
});

test('who has signed before, by the server’s word, and does not any more is said to be another', async () => {
  const { body } = await sealOf(ada, keys, 'ada').seal(WORDS);
  await hers.open(told(body, 'ada'));
  const text = buildSealed({ ...WORDS, body: 'I do not agree' });
  const { message } = await hers.open(
    told(await sealedByEve(writeSigned({ by: null, text })), 'ada'),
  );
  expect(message).toMatchObject({
    from: { verified: false },
    seal: { state: 'unsigned', isOtherKey: true },
  });
});

test('what is said to come from tomorrow was said now', async () => {
  const { body } = await sealOf(ada, keys, 'ada').seal({ ...WORDS, time: NOON + 86_400_000 });
  const { message } = await hers.open(told(body, 'ada'));
  expect(message?.at).toBe(NOON);
});

test('what another has signed is not one’s own, whoever the server says has said it', async () => {
  const { body } = await sealOf(ada, keys, 'ada').seal(WORDS);
  const { message } = await hers.open(told(body, 'bea'));
  expect(message).toMatchObject({ own: false, seal: { key: ada.publicKey } });
});
