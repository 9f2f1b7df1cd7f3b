import { describe, expect, test } from 'vitest';
import { recordedServer } from './recorded-server.ts';

/*
 * What a Phoenix 1.8.12 with these rooms was recorded to say, in order. Each row is one client's frame
 * and what that client hears then, as `describeFrame` writes it.
 */
const { connect } = await recordedServer();

type Row = readonly [frame: readonly unknown[] | Buffer, ...heard: string[]];

const SCENARIOS: Readonly<Record<string, readonly Row[]>> = {
  'joins and their refusals': [
    [
      ['1', '2', 'room:lobby', 'phx_join', {}],
      '"1" "2" room:lobby ok',
      '- - room:lobby diff +alice',
      '"1" - room:lobby state alice',
    ],
    [
      ['3', '3', 'room:withreply', 'phx_join', { token: 'x' }],
      '"3" "3" room:withreply ok {"you":{"token":"x"}}',
    ],
    [
      ['4', '4', 'room:forbidden', 'phx_join', {}],
      '"4" "4" room:forbidden error {"reason":"unauthorized"}',
    ],
    [
      ['5', '5', 'room:joincrash', 'phx_join', {}],
      '"5" "5" room:joincrash error {"reason":"join crashed"}',
    ],
    [
      ['8', '8', 'room:', 'phx_join', {}],
      '"8" "8" room: ok',
      '- - room: diff +alice',
      '"8" - room: state alice',
    ],
    [
      ['30', '30', 'room:p1', 'phx_join', 'str'],
      '"30" "30" room:p1 ok',
      '- - room:p1 diff +alice',
      '"30" - room:p1 state alice',
    ],
  ],
  'a duplicate join, and whose pushes count then': [
    [
      ['1', '2', 'room:a', 'phx_join', {}],
      '"1" "2" room:a ok',
      '- - room:a diff +alice',
      '"1" - room:a state alice',
    ],
    [
      ['11', '11', 'room:a', 'phx_join', {}],
      '"11" "11" room:a ok',
      '"1" "1" room:a phx_close',
      '- - room:a diff +alice',
      '"11" - room:a state alice',
    ],
    [['1', '12', 'room:a', 'echo', { x: 1 }]],
    [['11', '13', 'room:a', 'echo', { x: 2 }], '"11" "13" room:a ok {"x":2}'],
    [[null, '14', 'room:a', 'echo', { x: 3 }], '"11" "14" room:a ok {"x":3}'],
    [[11, '15', 'room:a', 'echo', { x: 4 }]],
    [['1', '16', 'room:a', 'phx_leave', {}]],
    [
      ['11', '17', 'room:a', 'phx_join', {}],
      '"11" "17" room:a ok',
      '"11" "11" room:a phx_close',
      '- - room:a diff +alice',
      '"11" - room:a state alice',
    ],
  ],
  'refs keep their type': [
    [[20, 20, 'room:nopresence', 'phx_join', {}], '20 20 room:nopresence ok'],
    [[20, 21, 'room:nopresence', 'echo', { a: 1 }], '20 21 room:nopresence ok {"a":1}'],
    [[null, null, 'room:nopresence2', 'phx_join', {}], '- - room:nopresence2 ok'],
  ],
  'a join without a join_ref: its reply has none, all that follows has its ref': [
    [
      [null, '22', 'room:nojr', 'phx_join', {}],
      '- "22" room:nojr ok',
      '- - room:nojr diff +alice',
      '"22" - room:nojr state alice',
    ],
    [[null, '23', 'room:nojr', 'echo', {}], '"22" "23" room:nojr ok'],
    // Heard of the real one while it ran: a push that names that ref is meant for another channel.
    [['22', '24', 'room:nojr', 'echo', {}]],
    [['x', '25', 'room:nojr', 'echo', {}]],
    [
      [null, '26', 'room:forbidden', 'phx_join', {}],
      '- "26" room:forbidden error {"reason":"unauthorized"}',
    ],
    [
      [null, null, 'room:noref', 'phx_join', {}],
      '- - room:noref ok',
      '- - room:noref diff +alice',
      '- - room:noref state alice',
    ],
  ],
  replies: [
    [['1', '1', 'room:nopresence', 'phx_join', {}], '"1" "1" room:nopresence ok'],
    [
      ['1', '4', 'room:nopresence', 'echo', { n: 1.5, z: [null] }],
      '"1" "4" room:nopresence ok {"n":1.5,"z":[null]}',
    ],
    [
      ['1', '5', 'room:nopresence', 'echo_error', { reason: 'bad' }],
      '"1" "5" room:nopresence error {"reason":"bad"}',
    ],
    [['1', '6', 'room:nopresence', 'ok', {}], '"1" "6" room:nopresence ok'],
    [['1', null, 'room:nopresence', 'echo', { q: 1 }], '"1" - room:nopresence ok {"q":1}'],
    [['1', '7', 'room:nopresence', 'echo', 'hello'], '"1" "7" room:nopresence ok "hello"'],
    [['1', '8', 'room:nopresence', 'echo', [1, 2]], '"1" "8" room:nopresence ok [1,2]'],
    [
      ['1', '9', 'room:nopresence', 'new_msg', { body: 'a\u0000b' }],
      '- - room:nopresence new_msg {"body":"a\\u0000b"}',
    ],
    [['1', '10', 'room:nopresence', 'new_msg_from', { body: 'x' }]],
  ],
  'a crash, and back again': [
    [['1', '1', 'room:nopresence', 'phx_join', {}], '"1" "1" room:nopresence ok'],
    [
      ['1', '2', 'room:nopresence', 'crash', {}],
      '"1" "1" room:nopresence phx_error {"reason":"channel_crash"}',
    ],
    [
      ['1', '3', 'room:nopresence', 'echo', {}],
      '- "3" room:nopresence error {"reason":"unmatched topic"}',
    ],
    [['4', '4', 'room:nopresence', 'phx_join', {}], '"4" "4" room:nopresence ok'],
  ],
  'binary frames': [
    [['1', '1', 'room:nopresence', 'phx_join', {}], '"1" "1" room:nopresence ok'],
    [
      hex('0001010f043132726f6f6d3a6e6f70726573656e63656563686f010203ff'),
      '"1" "2" room:nopresence ok <010203ff>',
    ],
    [
      hex('0001010f0b3133726f6f6d3a6e6f70726573656e636562696e6172795f70757368616263'),
      '"1" - room:nopresence binary_pushed <616263>',
    ],
    [
      hex('0001010f103134726f6f6d3a6e6f70726573656e636562696e6172795f62726f61646361737478797a'),
      '- - room:nopresence binary_bcasted <78797a>',
    ],
    [hex('0001010f043135726f6f6d3a6e6f70726573656e63656563686f'), '"1" "5" room:nopresence ok <>'],
    [hex('0000010f0436726f6f6d3a6e6f70726573656e63656563686f71')],
    [
      hex('00010110083939726f6f6d3a6e6f70726573656e6365397068785f6a6f696e7b7d'),
      '"9" "9" room:nopresence9 ok',
    ],
  ],
  'a leave, twice, and back again': [
    [
      ['1', '1', 'room:l', 'phx_join', {}],
      '"1" "1" room:l ok',
      '- - room:l diff +alice',
      '"1" - room:l state alice',
    ],
    [['1', '2', 'room:l', 'phx_leave', {}], '"1" "2" room:l ok', '"1" "1" room:l phx_close'],
    [['1', '4', 'room:l', 'phx_leave', {}], '"1" "4" room:l ok'],
    [
      ['6', '6', 'room:l', 'phx_join', {}],
      '"6" "6" room:l ok',
      '- - room:l diff +alice',
      '"6" - room:l state alice',
    ],
  ],
  'a change of presence names the meta it replaces': [
    [
      ['1', '1', 'room:u', 'phx_join', {}],
      '"1" "1" room:u ok',
      '- - room:u diff +alice',
      '"1" - room:u state alice',
    ],
    [['1', '2', 'room:u', 'update', {}], '- - room:u diff +alice -alice'],
    [['1', '3', 'room:u', 'update', {}], '- - room:u diff +alice -alice'],
  ],
};

describe('as recorded', () => {
  test.each(Object.entries(SCENARIOS))('%s', async (_, rows) => {
    const alice = await connect('alice');
    for (const [frame, ...heard] of rows) {
      alice.send(frame);
      expect(await alice.settle()).toEqual(heard);
    }
  });

  test('what others see of a duplicate join is a departure and an arrival', async () => {
    const [bob, alice] = [await connect('bob'), await connect('alice')];
    for (const client of [bob, alice]) client.send(['1', '1', 'room:d', 'phx_join', {}]);
    await alice.hearUntil(/ state /);
    await bob.hearUntil(/ diff \+alice$/);
    alice.send(['9', '9', 'room:d', 'phx_join', {}]);
    expect(await bob.hear(2)).toEqual(['- - room:d diff -alice', '- - room:d diff +alice']);
  });

  test('each arrival is a diff of its own', async () => {
    const bob = await connect('bob');
    bob.send(['1', '1', 'room:burst', 'phx_join', {}]);
    await bob.hearUntil(/ state bob$/);
    const others = await Promise.all(['u0', 'u1', 'u2', 'u3'].map(connect));
    for (const other of others) other.send(['1', '1', 'room:burst', 'phx_join', {}]);
    const heard = await bob.hear(4);
    expect(heard.sort()).toEqual(
      ['u0', 'u1', 'u2', 'u3'].map((id) => `- - room:burst diff +${id}`),
    );
  });

  test('the hundred and first channel of a socket is one too many', async () => {
    const alice = await connect('alice');
    for (let n = 0; n <= 100; n++)
      alice.send([`${n}`, `${n}`, `room:nopresence${n}`, 'phx_join', {}]);
    await alice.hearUntil(/^"99" "99" room:nopresence99 ok$/);
    expect(await alice.hear(1)).toEqual([
      '"100" "100" room:nopresence100 error {"reason":"too many channels joined"}',
    ]);
  });

  test('a key may be any text', async () => {
    const proto = await connect('__proto__');
    proto.send(['1', '1', 'room:proto', 'phx_join', {}]);
    await proto.hearUntil(/ state __proto__$/);
  });
});

function hex(bytes: string): Buffer {
  return Buffer.from(bytes, 'hex');
}
