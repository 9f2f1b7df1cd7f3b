import { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { describe, expect, test, vi } from 'vitest';
import { createOutlet, type Line } from '../../../server/embedded/socket/outlet.ts';

/** A reader whose network takes nothing until told to. */
function createSlowReader() {
  const sent: string[] = [];
  const stream = Object.assign(new EventEmitter(), {
    writableLength: 0,
    write(frame: Buffer) {
      sent.push(String(frame));
      stream.writableLength += frame.length;
    },
  });
  const line: Line = {
    ws: { OPEN: 1, readyState: 1 } as unknown as WebSocket,
    stream: stream as unknown as Duplex,
  };
  return {
    line,
    sent,
    catchUp() {
      stream.writableLength = 0;
      stream.emit('drain');
    },
  };
}

describe('the way out to a slow reader', () => {
  const limits = { softBytes: 10, hardBytes: 20 };

  test('takes what can be left out only while the reader keeps up', () => {
    const reader = createSlowReader();
    const outlet = createOutlet(reader.line, limits, vi.fn<() => void>());
    expect(outlet.offer(Buffer.from('x'.repeat(11)))).toBe(true);
    expect(outlet.offer(Buffer.from('typing'))).toBe(false);
    reader.catchUp();
    expect(outlet.offer(Buffer.from('typing'))).toBe(true);
    expect(reader.sent).toEqual(['x'.repeat(11), 'typing']);
  });

  test('says once when the reader has caught up', () => {
    const reader = createSlowReader();
    const outlet = createOutlet(reader.line, limits, vi.fn<() => void>());
    const caughtUp = vi.fn<() => void>();
    outlet.send(Buffer.from('x'.repeat(11)));
    outlet.whenCaughtUp(caughtUp);
    outlet.whenCaughtUp(caughtUp);
    expect(caughtUp).not.toHaveBeenCalled();
    reader.catchUp();
    expect(caughtUp).toHaveBeenCalledTimes(1);
  });

  test('gives a reader up who is too far behind', () => {
    const giveUp = vi.fn<() => void>();
    const outlet = createOutlet(createSlowReader().line, limits, giveUp);
    outlet.send(Buffer.from('x'.repeat(20)));
    expect(giveUp).not.toHaveBeenCalled();
    outlet.send(Buffer.from('x'));
    expect(giveUp).toHaveBeenCalled();
  });
});
