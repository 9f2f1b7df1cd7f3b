import { createHash } from 'node:crypto';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { fromBase64url, toBase64url } from '../../lib/crypto/base64url.ts';
import { newRoot } from '../../lib/crypto/room-keys.ts';
import { memberName } from '../../lib/room/select.ts';
import type { Rung } from '../../lib/room/types.ts';
import { startServer } from '../../server/embedded/start-server.ts';
import { createSealedPerson, type SealedPerson } from '../contract/sealed-person.ts';
import { type RecordingProxy, startRecordingProxy } from './recording-proxy.ts';
import { sayTried } from './say-tried.ts';

const PATIENCE = { timeout: 15_000, interval: 20 };
const URL_OF_PAGE = 'https://wiki.example.org/lighthouses?edition=3';
const TITLE = 'Lighthouses of the north';
/** What only those may know who have the invitation. */
const TEXTS = {
  said: `Meet me at the old lighthouse, ${URL_OF_PAGE}`,
  answer: `As in “${TITLE}”`,
  edited: 'No: at the harbour',
};
const PAGE = createHash('sha256').update(URL_OF_PAGE).digest('base64url').slice(0, 22);
const HERE = {
  page: PAGE,
  leads: URL_OF_PAGE,
  asks: { id: 'ask-1', url: `${URL_OF_PAGE}#come`, at: 0 },
};
const NAMES = ['Ada Byron', 'Grace Hopper'] as const;
/** As `createSealedPerson` has it. */
const FACE = 'face123';

const tried: Record<string, number> = {
  'bytes read': 0,
  'frames and requests': 0,
  'sealed texts': 0,
};
afterAll(() => sayTried('the wire of encrypted rooms', tried));

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of undo.splice(0).reverse()) await stop();
});

async function serve(rung: Rung): Promise<RecordingProxy> {
  const server = await startServer({ rung, allowHosts: ['127.0.0.1'] });
  undo.push(() => server.close());
  const proxy = await startRecordingProxy(server.url);
  undo.push(() => proxy.stop());
  return proxy;
}

async function come(name: string, serverUrl: string, root: string): Promise<SealedPerson> {
  const person = await createSealedPerson({ name, serverUrl, root, here: HERE });
  undo.push(() => person.stop());
  return person;
}

/** In each way in which it could be written down. */
function waysToWrite(text: string): string[] {
  const bytes = Buffer.from(text);
  return [
    text,
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text),
    bytes.toString('hex'),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
  ];
}

/** All that must not stand anywhere in what was sent. */
function expectNothingOf(sent: readonly string[], secrets: readonly string[], root: string): void {
  const all = sent.join('\n');
  tried['bytes read'] = (tried['bytes read'] ?? 0) + all.length;
  tried['frames and requests'] = (tried['frames and requests'] ?? 0) + sent.length;
  expect(all.length).toBeGreaterThan(500);
  const rootBytes = Buffer.from(fromBase64url(root) ?? []);
  const written = [
    ...secrets.flatMap(waysToWrite),
    root,
    rootBytes.toString('hex'),
    rootBytes.toString('base64'),
  ];
  for (const secret of written) expect([secret, all.includes(secret)]).toEqual([secret, false]);
  // Words of them, too: what is cut or changed in its case is still read.
  for (const word of /lighthouse|harbour|wiki\.example|Byron|Hopper|face123/gi[Symbol.matchAll](
    all,
  )) {
    expect(word[0]).toBe('nothing');
  }
}

/** The sealed texts, wherever they stand: header and how many bytes were sealed. */
function sealedIn(sent: readonly string[]): { header: string; size: number }[] {
  return [...sent.join('\n').matchAll(/\be1\.([\w-]+)\.([\w-]+)/g)].map(
    ([, header = '', text = '']) => ({
      header,
      size: (fromBase64url(text)?.length ?? 0) - 16,
    }),
  );
}

/** Names and pages are there to be leaked: the others in the room see them. */
async function expectToBeKnown(person: SealedPerson): Promise<void> {
  const look = () => ({
    names: person.room.members.map(memberName).sort(),
    pages: person.room.members.flatMap(({ metas }) => metas.map(({ page }) => page)),
    leads: person.room.members.flatMap(({ metas }) => metas.map(({ leads }) => leads)),
  });
  await vi.waitFor(
    () =>
      expect(look()).toEqual({
        names: [...NAMES],
        pages: [PAGE, PAGE],
        leads: [URL_OF_PAGE, URL_OF_PAGE],
      }),
    PATIENCE,
  );
}

/** The public keys by which people are known to each other. */
function keysIn({ room }: SealedPerson): string[] {
  const keys = room.timeline.map((item) => (item.kind === 'message' ? item.seal?.key : null));
  return [...new Set(keys.filter((key) => typeof key === 'string'))];
}

describe.each<Rung>(['article', 'echo', 'roomlight'])('on the rung %s', (rung) => {
  test('no text, name, face, page, title or key leaves, and all that is sealed is in steps of 64 bytes', async () => {
    const proxy = await serve(rung);
    const root = toBase64url(newRoot());
    const [ada, grace] = [
      await come(NAMES[0], proxy.url, root),
      await come(NAMES[1], proxy.url, root),
    ];
    await vi.waitFor(() => {
      for (const { room } of [ada, grace]) expect(room.connection.status).toBe('online');
    }, PATIENCE);
    await ada.say(TEXTS.said);
    await vi.waitFor(() => expect(grace.heard).toEqual([TEXTS.said]), PATIENCE);
    await vi.waitFor(() => expect(ada.heard).toEqual([TEXTS.said]), PATIENCE);
    const said = ada.said(TEXTS.said)?.key ?? '';
    await grace.say(TEXTS.answer, said);
    await grace.change({ type: 'react', key: said, emoji: '🎉', on: true });
    await ada.change({ type: 'edit', key: said, body: TEXTS.edited });
    await vi.waitFor(() => {
      for (const { heard } of [ada, grace]) expect(heard).toEqual([TEXTS.edited, TEXTS.answer]);
    }, PATIENCE);
    // A new life of the background says all of it again, and is another sender.
    ada.die();
    ada.revive();
    await vi.waitFor(() => expect(ada.room.connection.status).toBe('online'), PATIENCE);
    await ada.say('and again');
    await vi.waitFor(() => expect(grace.heard.at(-1)).toBe('and again'), PATIENCE);
    await ada.change({ type: 'delete', key: said });
    await vi.waitFor(() => expect(grace.heard[0]).toBe('(deleted)'), PATIENCE);
    // It was all there to be leaked: the others know it.
    expect(grace.said(TEXTS.answer)?.from.name).toBe(NAMES[1]);
    if (rung === 'roomlight') await expectToBeKnown(ada);
    const sent = proxy.sent();
    const signers = keysIn(grace);
    expect(signers).toHaveLength(2);
    expectNothingOf(sent, [...Object.values(TEXTS), ...NAMES, FACE, PAGE, TITLE, ...signers], root);
    expect(sent.join('\n')).not.toMatch(/"(?:face|state|page|leads|asks|reply_to|quote|emoji)":/);

    const sealed = sealedIn(sent);
    tried['sealed texts'] = (tried['sealed texts'] ?? 0) + sealed.length;
    expect(sealed.length).toBeGreaterThanOrEqual(6);
    for (const { size } of sealed) expect([size, size % 64]).toEqual([size, 0]);
    const bodies = sealedIn(sent.filter((frame) => frame.includes('"new_msg"'))).map(
      ({ header }) => header,
    );
    expect(new Set(bodies).size).toBe(bodies.length);
  });
});

test('a server from Phoenix’ guides, which has no such room, is told nothing either', async () => {
  const proxy = await serve('guide');
  const root = toBase64url(newRoot());
  const ada = await come(NAMES[0], proxy.url, root);
  await vi.waitFor(() => expect(ada.room.connection.status).toBe('refused'), PATIENCE);
  await ada.say(TEXTS.said);
  expectNothingOf(proxy.sent(), [TEXTS.said, ...NAMES, FACE, PAGE], root);
});
