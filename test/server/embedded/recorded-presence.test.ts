import { expect, test } from 'vitest';
import type { HeardFrame, RawClient } from '../../contract/raw-client.ts';
import { recordedServer } from './recorded-server.ts';

/* Presence among several sockets, in the order in which a Phoenix 1.8.12 was recorded to tell it. */
const { connect, join } = await recordedServer();

test('a person with two sockets is told as two metas, and one who leaves takes only theirs', async () => {
  const ada = await join('alice', 'room:p');
  const bob = await join('bob', 'room:p');
  expect(await ada.hear(1)).toEqual(['- - room:p diff +bob']);
  const again = await connect('alice');
  again.send(['1', '1', 'room:p', 'phx_join', {}]);
  expect(await again.hear(3)).toEqual([
    '"1" "1" room:p ok',
    '- - room:p diff +alice',
    '"1" - room:p state alice*2 bob',
  ]);
  const arrived = metaOf(await hearDiff(bob), 'joins');
  expect(await ada.hear(1)).toEqual(['- - room:p diff +alice']);

  again.send(['1', '2', 'room:p', 'update', {}]);
  const changes = await Promise.all([ada, bob, again].map(hearDiff));
  for (const change of changes) {
    expect(change.text).toBe('- - room:p diff +alice -alice');
    expect(metaOf(change, 'leaves')).toEqual(arrived);
    expect(metaOf(change, 'joins')['phx_ref_prev']).toBe(arrived['phx_ref']);
  }

  again.send(['1', '3', 'room:p', 'phx_leave', {}]);
  expect(await again.hear(2)).toEqual(['"1" "3" room:p ok', '"1" "1" room:p phx_close']);
  for (const client of [ada, bob]) {
    const departure = await hearDiff(client);
    expect(departure.text).toBe('- - room:p diff -alice');
    expect(metaOf(departure, 'leaves')).toEqual(metaOf(changes[0], 'joins'));
  }
  const carol = await connect('carol');
  carol.send(['1', '1', 'room:p', 'phx_join', {}]);
  await carol.hearUntil(/ state alice bob carol$/);
});

test('a channel that crashes takes its own meta, not that of its person’s other socket', async () => {
  const ada = await join('alice', 'room:crash');
  const again = await join('alice', 'room:crash');
  const arrived = metaOf(await hearDiff(ada), 'joins');
  again.send(['1', '5', 'room:crash', 'crash', {}]);
  expect(await again.hear(1)).toEqual(['"1" "1" room:crash phx_error {"reason":"channel_crash"}']);
  const departure = await hearDiff(ada);
  expect(departure.text).toBe('- - room:crash diff -alice');
  expect(metaOf(departure, 'leaves')).toEqual(arrived);
});

test.each(['close', 'destroy'] as const)(
  'a socket that ends by %s is one departure',
  async (how) => {
    const ada = await join('alice', `room:${how}`);
    const carol = await join('carol', `room:${how}`);
    carol[how]();
    expect(await ada.hear(2)).toEqual([
      `- - room:${how} diff +carol`,
      `- - room:${how} diff -carol`,
    ]);
  },
);

test('ten who leave in one burst are ten diffs', async () => {
  const ada = await join('alice', 'room:burst');
  const ids = Array.from({ length: 10 }, (_, n) => `u${n}`);
  const crowd = await Promise.all(ids.map((id) => join(id, 'room:burst')));
  await ada.hear(10);
  for (const client of crowd) client.send(['1', '2', 'room:burst', 'phx_leave', {}]);
  expect((await ada.hear(10)).sort()).toEqual(ids.map((id) => `- - room:burst diff -${id}`));
});

test('a visit that ends as it begins is told whole', async () => {
  const ada = await join('alice', 'room:rapid');
  const dave = await connect('dave');
  dave.send(['1', '1', 'room:rapid', 'phx_join', {}]);
  dave.send(['1', '2', 'room:rapid', 'phx_leave', {}]);
  expect(await dave.hear(5)).toEqual([
    '"1" "1" room:rapid ok',
    '- - room:rapid diff +dave',
    '"1" - room:rapid state alice dave',
    '"1" "2" room:rapid ok',
    '"1" "1" room:rapid phx_close',
  ]);
  expect(await ada.hear(2)).toEqual(['- - room:rapid diff +dave', '- - room:rapid diff -dave']);
});

test('a leave and a rejoin in one burst end in the room', async () => {
  const ada = await join('alice', 'room:again');
  ada.send(['1', '2', 'room:again', 'phx_leave', {}]);
  ada.send(['3', '3', 'room:again', 'phx_join', {}]);
  expect(await ada.hear(5)).toEqual([
    '"1" "2" room:again ok',
    '"1" "1" room:again phx_close',
    '"3" "3" room:again ok',
    '- - room:again diff +alice',
    '"3" - room:again state alice',
  ]);
});

test('the own message comes before the reply to what was pushed after it', async () => {
  const ada = await connect('alice');
  ada.send(['1', '1', 'room:nopresence', 'phx_join', {}]);
  ada.send(['1', '2', 'room:nopresence', 'new_msg', { body: 'x' }]);
  for (const n of [3, 4, 5]) ada.send(['1', `${n}`, 'room:nopresence', 'echo', { n }]);
  expect(await ada.hear(5)).toEqual([
    '"1" "1" room:nopresence ok',
    '- - room:nopresence new_msg {"body":"x"}',
    '"1" "3" room:nopresence ok {"n":3}',
    '"1" "4" room:nopresence ok {"n":4}',
    '"1" "5" room:nopresence ok {"n":5}',
  ]);
});

test('a room that pushes its state before it tracks has a newcomer in the diff only', async () => {
  const ada = await connect('alice');
  ada.send(['1', '1', 'room:pushfirst', 'phx_join', {}]);
  expect(await ada.hear(3)).toEqual([
    '"1" "1" room:pushfirst ok',
    '"1" - room:pushfirst state',
    '- - room:pushfirst diff +alice',
  ]);
  const bob = await connect('bob');
  bob.send(['1', '1', 'room:pushfirst', 'phx_join', {}]);
  expect(await bob.hear(3)).toEqual([
    '"1" "1" room:pushfirst ok',
    '"1" - room:pushfirst state alice',
    '- - room:pushfirst diff +bob',
  ]);
  expect(await ada.hear(1)).toEqual(['- - room:pushfirst diff +bob']);
});

function hearDiff(client: RawClient): Promise<HeardFrame> {
  return client.hearUntil(/ diff /);
}

/** The one meta that came, or went. */
function metaOf(diff: HeardFrame | undefined, side: 'joins' | 'leaves'): Record<string, unknown> {
  const people = diff?.payload[side] as Record<string, { metas: Record<string, unknown>[] }>;
  const metas = Object.values(people).flatMap((person) => person.metas);
  expect(metas).toHaveLength(1);
  return metas[0] ?? {};
}
