import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFrame } from '../../lib/wire/frame.ts';
import { LIMITS } from '../../lib/wire/limits.ts';
import { anyText } from '../fakes/any-text.ts';

function framed(...parts: unknown[]): string {
  return JSON.stringify(parts);
}

function nested(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

describe('a frame', () => {
  test.each<[string, unknown[]]>([
    ['a reply', ['1', '2', 'room:a', 'phx_reply', { status: 'ok', response: {} }]],
    [
      'the reply to a heartbeat',
      [null, '7', 'phoenix', 'phx_reply', { status: 'ok', response: {} }],
    ],
    ['a push', ['1', null, 'room:a', 'presence_state', {}]],
    ['a broadcast', [null, null, 'room:a', 'new_msg', { body: 'hi' }]],
    ['the end of one join', ['1', '1', 'room:a', 'phx_close', {}]],
    ['a crash of one join', ['1', null, 'room:a', 'phx_error', {}]],
  ])('may be %s', (_, [join_ref, ref, topic, event, payload]) => {
    const text = framed(join_ref, ref, topic, event, payload);
    expect(parseFrame(text)).toEqual({ join_ref, ref, topic, event, payload });
  });

  test.each<[string, unknown]>([
    ['bytes', new ArrayBuffer(8)],
    ['nothing', undefined],
    ['an empty text', ''],
    ['no JSON', '["1","2","room:a","new_msg",{}'],
    ['a map', '{"topic":"room:a"}'],
    ['four parts', framed(null, null, 'room:a', 'new_msg')],
    ['six parts', framed(null, null, 'room:a', 'new_msg', {}, {})],
    ['a payload that is a text', framed(null, null, 'room:a', 'new_msg', 'hi')],
    ['a payload that is null', framed(null, null, 'room:a', 'new_msg', null)],
    ['a topic that is a number', framed(null, null, 1, 'new_msg', {})],
    ['an event that is null', framed(null, null, 'room:a', null, {})],
    ['a ref that is a number', framed(null, 1, 'room:a', 'new_msg', {})],
    ['a ref without end', framed(null, 'x'.repeat(65), 'room:a', 'new_msg', {})],
    ['nesting deeper than 8', `[null,null,"room:a","new_msg",${nested(9)}]`],
    ['nesting without end', `[null,null,"room:a","new_msg",${'['.repeat(1_000_000)}`],
    [
      'more than may be',
      framed(null, null, 'room:a', 'm', ['x'.repeat(LIMITS.incomingFrameBytes)]),
    ],
  ])('is none: %s', (_, data) => {
    expect(parseFrame(data)).toBeNull();
  });

  test.each([
    ['closes the channel of everybody', [null, null, 'room:a', 'phx_close', {}]],
    ['breaks the channel of everybody', [null, null, 'room:a', 'phx_error', {}]],
    ['answers a push of theirs', [null, null, 'room:a', 'chan_reply_5', { status: 'ok' }]],
    ['answers a push of theirs under a join', ['1', null, 'room:a', 'chan_reply_5', {}]],
    ['replies to nothing', [null, null, 'room:a', 'phx_reply', { status: 'ok' }]],
    ['shows everybody out', [null, null, 'room:a', 'moderated', { reason: 'banned' }]],
    ['joins', [null, null, 'room:a', 'phx_join', {}]],
  ])('is dropped where a broadcast %s', (_, parts) => {
    expect(parseFrame(framed(...parts))).toBeNull();
  });

  test('may nest as deep as 8', () => {
    expect(parseFrame(`[null,null,"room:a","new_msg",${nested(8)}]`)).not.toBeNull();
  });

  test('counts no brackets inside of texts', () => {
    const body = '[[[[[[[[[[[[ "{{{{{{{{{{ \\';
    expect(parseFrame(framed(null, null, 'room:a', 'new_msg', { body }))?.payload).toEqual({
      body,
    });
  });

  test('is read or dropped, whatever arrives, and never throws', () => {
    const ref = fc.constantFrom('null', '"1"', '1');
    const name = fc.constantFrom('"room:a"', '"new_msg"', '"phx_close"', '{}');
    const rest = fc.array(fc.constantFrom('{}', '{"__proto__":[]}', '[1]', 'null', '{"a":'), {
      maxLength: 2,
    });
    const almost = fc
      .tuple(ref, ref, name, name, rest)
      .map(([joinRef, own, topic, event, parts]) =>
        [`[${joinRef}`, own, topic, event, ...parts].join().concat(']'),
      );
    fc.assert(
      fc.property(fc.oneof(anyText, almost), (text) => {
        const frame = parseFrame(text);
        if (frame === null) return;
        const { join_ref, ref: own, topic, event, payload } = frame;
        expect(framed(join_ref, own, topic, event, payload)).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });
});
