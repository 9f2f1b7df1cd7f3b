import { describe, expect, test } from 'vitest';
import { serverUnderTest } from './server-under-test.ts';

const server = await serverUnderTest();

/** A JSON text that names a frame in a table. */
const text = (frame: readonly unknown[]) => JSON.stringify(frame);

describe('a heartbeat', () => {
  test.each([
    ['with a ref', [null, '1', 'phoenix', 'heartbeat', {}], '- "1" phoenix ok'],
    ['with a number as ref', [null, 7, 'phoenix', 'heartbeat', {}], '- 7 phoenix ok'],
    ['without a ref', [null, null, 'phoenix', 'heartbeat', {}], '- - phoenix ok'],
    ['with a join_ref', ['9', '10', 'phoenix', 'heartbeat', {}], '- "10" phoenix ok'],
    ['with a sixth element', [null, '1', 'phoenix', 'heartbeat', {}, 'x'], '- "1" phoenix ok'],
  ])('%s is answered', async (_, frame, answer) => {
    const ada = await server.connect('ada');
    ada.send(frame);
    expect(await ada.hear(1)).toEqual([answer]);
  });

  test('is read with spaces around it', async () => {
    const ada = await server.connect('ada');
    ada.send('  [null,"1","phoenix","heartbeat",{}]\n');
    expect(await ada.hear(1)).toEqual(['- "1" phoenix ok']);
  });

  test('may come in a binary frame, and is answered in text', async () => {
    const ada = await server.connect('ada');
    ada.send(binaryPush('', '8', 'phoenix', 'heartbeat'));
    expect(await ada.hear(1)).toEqual(['- "8" phoenix ok']);
  });
});

describe('a join', () => {
  test('keeps the type of its refs', async () => {
    const room = server.freshRoom();
    const ada = await server.connect('ada');
    ada.send([20, 20, room, 'phx_join', {}]);
    expect(await ada.hear(1)).toEqual([`20 20 ${room} ok`]);
  });

  test('without a join_ref is answered without one, and its list has its ref', async () => {
    const room = server.freshRoom();
    const ada = await server.connect('ada');
    ada.send([null, '22', room, 'phx_join', {}]);
    expect(await ada.hear(1)).toEqual([`- "22" ${room} ok`]);
    await ada.hearUntil(server.pushesState ? /^"22" - .* state ada$/ : server.arrival('ada'));
    // It has no join_ref that a push could name.
    ada.send(['22', '23', room, 'phx_leave', {}]);
    ada.send([null, '24', room, 'phx_leave', {}]);
    await ada.hearEach(/^"22" "24" .* ok$/, /^- - .* phx_close$/);
    ada.send([null, '25', room, 'new_msg', { body: 'x' }]);
    expect(await ada.hear(1)).toEqual([`- "25" ${room} error {"reason":"unmatched topic"}`]);
  });

  test('without any ref is answered without one', async () => {
    const room = server.freshRoom();
    const ada = await server.connect('ada');
    ada.send([null, null, room, 'phx_join', {}]);
    expect(await ada.hear(1)).toEqual([`- - ${room} ok`]);
  });

  test('may come in a binary frame', async () => {
    const room = server.freshRoom();
    const ada = await server.connect('ada');
    ada.send(binaryPush('9', '9', room, 'phx_join', '{}'));
    const { text: answer } = await ada.hearUntil(/^"9" "9"/);
    // Bytes are no map: a server that reads join params has to say no.
    expect(answer).toMatch(/ ok$| error /);
  });

  test.each(['nope:1', 'room', 'phoenix'])('of the topic %s finds no channel', async (topic) => {
    const ada = await server.connect('ada');
    ada.send(['6', '6', topic, 'phx_join', {}]);
    expect(await ada.hear(1)).toEqual([`- "6" ${topic} error {"reason":"unmatched topic"}`]);
  });

  test.each([null, 5])('of the topic %j finds no channel', async (topic) => {
    const ada = await server.connect('ada');
    ada.send(['1', '2', topic, 'phx_join', {}]);
    expect(await ada.hear(1)).toEqual([`- "2" ${topic} error {"reason":"unmatched topic"}`]);
  });

  test('once more on the same socket closes the first channel', async () => {
    const room = server.freshRoom();
    const ada = await server.join('ada', room);
    ada.send(['11', '11', room, 'phx_join', {}]);
    // The presence of the first may leave before or after its phx_close.
    expect((await ada.hear(1))[0]).toBe(`"11" "11" ${room} ok`);
    await ada.hearEach(new RegExp(`^"1" "1" ${room} phx_close$`), server.arrival('ada'));
  });

  test('once more with the same join_ref does so too', async () => {
    const room = server.freshRoom();
    const ada = await server.join('ada', room);
    ada.send(['1', '17', room, 'phx_join', {}]);
    expect((await ada.hear(1))[0]).toBe(`"1" "17" ${room} ok`);
    await ada.hearEach(new RegExp(`^"1" "1" ${room} phx_close$`), server.arrival('ada'));
  });
});

describe('a push', () => {
  test('to a topic that was not joined is refused', async () => {
    const room = server.freshRoom();
    const ada = await server.connect('ada');
    ada.send(['1', '7', room, 'new_msg', { body: 'x' }]);
    expect(await ada.hear(1)).toEqual([`- "7" ${room} error {"reason":"unmatched topic"}`]);
  });

  test('in a binary frame to a topic that was not joined is refused in text', async () => {
    const room = server.freshRoom();
    const ada = await server.connect('ada');
    ada.send(binaryPush('1', '7', room, 'new_msg', 'q'));
    expect(await ada.hear(1)).toEqual([`- "7" ${room} error {"reason":"unmatched topic"}`]);
  });

  test.each([
    ['"9"', '9'],
    ['the number 1', 1],
    ['""', ''],
  ])('with the join_ref %s of no channel is dropped', async (_, joinRef) => {
    const room = server.freshRoom();
    const ada = await server.join('ada', room);
    ada.send([joinRef, '3', room, 'new_msg', { body: 'x' }]);
    ada.send([joinRef, '4', room, 'phx_leave', {}]);
    expect(await ada.settle()).toEqual([]);
  });

  test('without a join_ref is accepted', async () => {
    const room = server.freshRoom();
    const ada = await server.join('ada', room);
    ada.send([null, '3', room, 'new_msg', { body: 'through' }]);
    const { payload } = await ada.hearUntil(/ new_msg /);
    expect(payload['body']).toBe('through');
  });

  test.each(['phx_reply', 'phx_close', 'phx_error', 'no_such_event', 5, null])(
    'of the event %j crashes its channel, and only that',
    async (event) => {
      const room = server.freshRoom();
      const ada = await server.join('ada', room);
      const bob = await server.join('bob', room);
      bob.send(['1', '2', room, event, {}]);
      await bob.hearUntil(crash(room));
      await ada.hearUntil(/ diff -bob$/);
      bob.send(['1', '3', room, 'new_msg', { body: 'x' }]);
      await bob.hearUntil(/"3" .* error {"reason":"unmatched topic"}$/);
    },
  );

  test.each([
    ['text', 'hello'],
    ['an array', [1]],
    ['nothing', null],
  ])('with %s for a payload crashes its channel', async (_, payload) => {
    const room = server.freshRoom();
    const ada = await server.join('ada', room);
    ada.send(['1', '2', room, 'new_msg', payload]);
    await ada.hearUntil(crash(room));
  });

  test('of bytes that the room does not expect crashes its channel', async () => {
    const room = server.freshRoom();
    const ada = await server.join('ada', room);
    ada.send(binaryPush('1', '2', room, 'new_msg', '{}'));
    await ada.hearUntil(crash(room));
  });
});

describe('a leave', () => {
  test('is answered, then the channel closes', async () => {
    const room = server.freshRoom();
    const ada = await server.join('ada', room);
    ada.send(['1', '2', room, 'phx_leave', {}]);
    const heard = await ada.hear(2);
    expect(heard.sort()).toEqual([`"1" "1" ${room} phx_close`, `"1" "2" ${room} ok`]);
  });

  test('without a join_ref is accepted', async () => {
    const room = server.freshRoom();
    const ada = await server.join('ada', room);
    ada.send([null, '9', room, 'phx_leave', {}]);
    expect((await ada.hear(2)).sort()).toEqual([`"1" "1" ${room} phx_close`, `"1" "9" ${room} ok`]);
  });

  test.each(['room:lobby', 'nope'])('of %s, where nobody is, is fine', async (topic) => {
    const ada = await server.connect('ada');
    ada.send(['1', '4', topic, 'phx_leave', {}]);
    expect(await ada.hear(1)).toEqual([`"1" "4" ${topic} ok`]);
  });
});

describe('what cannot be read closes the socket', () => {
  test.each([
    ['no JSON', '{not json', 1011],
    ['nothing', '', 1011],
    ['an object', '{"topic":"phoenix","event":"heartbeat","payload":{},"ref":"1"}', 1011],
    ['a number', '42', 1011],
    ['null', 'null', 1011],
    ['four elements', '["1","2","phoenix","heartbeat"]', 1011],
    ['half a surrogate pair', '[null,"1","phoenix","heartbeat",{"a":"\\ud800"}]', 1011],
    ['a binary reply', Buffer.from('01010100026162', 'hex'), 1011],
    ['a binary frame that ends early', Buffer.from('000101', 'hex'), 1011],
    ['a binary frame with lengths beyond its end', Buffer.from('00c80101014142', 'hex'), 1011],
  ])('%s: %#', async (_, frame, code) => {
    const ada = await server.connect('ada');
    ada.send(frame);
    expect(await ada.closed).toBe(code);
  });
});

describe('with the framing of before Phoenix 1.3', () => {
  const v1 = (frame: object) => JSON.stringify(frame);

  test.each([null, '1.0.0', '1.0.9'])('vsn %j: a visit goes as with arrays', async (vsn) => {
    const room = server.freshRoom();
    const ada = await server.connect('ada', { vsn });
    ada.send(v1({ topic: 'phoenix', event: 'heartbeat', payload: {}, ref: '1' }));
    expect(await ada.hear(1)).toEqual(['- "1" phoenix ok']);
    ada.send(v1({ topic: room, event: 'phx_join', payload: {}, ref: '2' }));
    expect(await ada.hear(1)).toEqual([`- "2" ${room} ok`]);
    const presence = [`- - ${room} diff +ada`];
    if (server.pushesState) presence.push(`- - ${room} state ada`);
    expect((await ada.hear(presence.length)).sort()).toEqual(presence);
    ada.send(v1({ topic: room, event: 'new_msg', payload: { body: 'hi' }, ref: '3' }));
    expect((await ada.hearUntil(/ new_msg /)).payload['body']).toBe('hi');
    ada.send(v1({ topic: 'nope', event: 'phx_join', payload: {}, ref: '4' }));
    await ada.hearUntil(/^- "4" nope error {"reason":"unmatched topic"}$/);
    ada.send(v1({ topic: room, event: 'phx_leave', payload: {}, ref: '5' }));
    expect((await ada.hear(2)).sort()).toEqual([`- "5" ${room} ok`, `- - ${room} phx_close`]);
  });

  test('a crash carries the join_ref of the join', async () => {
    const room = server.freshRoom();
    const ada = await server.connect('ada', { vsn: '1.0.0' });
    ada.send(v1({ topic: room, event: 'phx_join', payload: {}, ref: '2', join_ref: '3' }));
    await ada.hearUntil(server.arrival('ada'));
    ada.send(v1({ topic: room, event: 'crash_me', payload: {}, ref: '4' }));
    await ada.hearUntil(new RegExp(`^- "3" ${room} phx_error {"reason":"channel_crash"}$`));
  });

  test.each([
    ['an array', '[null,"1","phoenix","heartbeat",{}]'],
    ['an object without a ref', '{"topic":"phoenix","event":"heartbeat","payload":{}}'],
  ])('%s cannot be read', async (_, frame) => {
    const ada = await server.connect('ada', { vsn: '1.0.0' });
    ada.send(frame);
    expect(await ada.closed).toBe(1011);
  });

  test('a binary message is read as text', async () => {
    const ada = await server.connect('ada', { vsn: '1.0.0' });
    ada.send(Buffer.from(v1({ topic: 'phoenix', event: 'heartbeat', payload: {}, ref: '1' })));
    expect(await ada.hear(1)).toEqual(['- "1" phoenix ok']);
  });
});

describe('a vsn', () => {
  test('of another patch level will do', async () => {
    const ada = await server.connect('ada', { vsn: '2.0.5' });
    ada.send(text([null, '1', 'phoenix', 'heartbeat', {}]));
    expect(await ada.hear(1)).toEqual(['- "1" phoenix ok']);
  });

  test.each(['2.1.0', '9.9.9', 'abc', '', '2', '2.0.01'])('%j is refused', async (vsn) => {
    await expect(server.connect('ada', { vsn })).rejects.toThrow('HTTP 403');
  });
});

/** `00`, the four lengths, the four fields, the bytes. */
function binaryPush(joinRef: string, ref: string, topic: string, event: string, bytes = '') {
  const fields = [joinRef, ref, topic, event].map((field) => Buffer.from(field));
  const sizes = fields.map((field) => field.length);
  return Buffer.concat([Buffer.from([0, ...sizes]), ...fields, Buffer.from(bytes)]);
}

function crash(room: string): RegExp {
  return new RegExp(`^"1" "1" ${room} phx_error {"reason":"channel_crash"}$`);
}
