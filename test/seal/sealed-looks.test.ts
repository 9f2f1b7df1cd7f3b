import { beforeEach, describe, expect, test } from 'vitest';
import { deriveRoomKeys, newRoot } from '../../lib/crypto/room-keys.ts';
import type { Presences } from '../../lib/room/roster.ts';
import { createSealedLooks, type SealedLooks } from '../../lib/seal/sealed-looks.ts';
import { SEALED_LOOK } from '../../lib/wire/shapes.ts';
import { aMember } from '../fakes/samples.ts';

const LOOK = { id: 'ada', name: 'Ada', face: 'k3', state: 'idle', page: 'p1' } as const;
const NOBODY = { name: null, face: null, state: 'active', page: null };

let ours: SealedLooks;
let theirs: SealedLooks;

beforeEach(async () => {
  const keys = await deriveRoomKeys(newRoot());
  [ours, theirs] = [createSealedLooks(keys), createSealedLooks(keys)];
});

/** How a member is seen of whom the server tells this. */
async function seen(id: string, sealed: string | null, by = theirs) {
  const { metas } = aMember(id, 'What the server calls them', {
    page: 'made-up',
    ...(sealed !== null && { sealed }),
  });
  const told: Presences = new Map([[id, metas]]);
  return (await by.open(told)).get(id)?.[0];
}

describe('how somebody is here', () => {
  test('is read by the others in the room, under its own member only', async () => {
    expect(await ours.tell(LOOK)).toBe(true);
    const { id: _, ...look } = LOOK;
    expect(await seen('ada', ours.ours)).toMatchObject(look);
    expect(await seen('grace', ours.ours)).toMatchObject(NOBODY);
  });

  test('is nothing that a server says, nor what was sealed for another room', async () => {
    await ours.tell(LOOK);
    const elsewhere = createSealedLooks(await deriveRoomKeys(newRoot()));
    expect(await seen('ada', null)).toMatchObject(NOBODY);
    expect(await seen('ada', ours.ours, elsewhere)).toMatchObject(NOBODY);
  });

  test('is told again only where it has changed', async () => {
    await ours.tell(LOOK);
    const before = ours.ours;
    expect(await ours.tell({ ...LOOK })).toBe(false);
    expect(ours.ours).toBe(before);
    expect(await ours.tell({ ...LOOK, state: 'active' })).toBe(true);
    expect(ours.ours).not.toBe(before);
  });

  test('always is short enough to be passed on, however long the addresses in it are', async () => {
    const url = (name: string) => `https://example.org/${name.repeat(380)}`;
    const widest = { ...LOOK, id: 'm'.repeat(36), name: '😀'.repeat(40), page: 'p'.repeat(43) };
    const asks = { id: 'x'.repeat(36), url: url('a'), at: Date.now() };
    for (const look of [LOOK, widest]) {
      for (const more of [{}, { leads: url('l') }, { asks }, { leads: url('l'), asks }]) {
        await ours.tell({ ...look, ...more });
        expect(ours.ours).toMatch(SEALED_LOOK);
        expect((await seen(look.id, ours.ours))?.name).toBe(look.name);
      }
    }
    await ours.tell({ ...LOOK, leads: url('l') });
    expect(await seen('ada', ours.ours)).toMatchObject({ leads: url('l') });
  });
});
