import type { WebSocket } from 'ws';
import { describe, expect, test, vi } from 'vitest';
import { textMessage } from '../../../server/embedded/framing/frame.ts';
import { createOutlet } from '../../../server/embedded/socket/outlet.ts';

/** A reader whose network takes nothing until told to. */
function createSlowReader() {
  const flushed: (() => void)[] = [];
  const sent: unknown[] = [];
  const ws = {
    OPEN: 1,
    readyState: 1,
    bufferedAmount: 0,
    send(frame: Buffer, _options: object, onFlushed: () => void) {
      sent.push(String(frame));
      ws.bufferedAmount += frame.length;
      flushed.push(onFlushed);
    },
  };
  return {
    ws: ws as unknown as WebSocket,
    sent,
    catchUp() {
      ws.bufferedAmount = 0;
      for (const callback of flushed.splice(0)) callback();
    },
  };
}

describe('the way out to a slow reader', () => {
  const limits = { softBytes: 10, hardBytes: 20 };

  test('takes what can be left out only while the reader keeps up', () => {
    const reader = createSlowReader();
    const outlet = createOutlet(reader.ws, limits, vi.fn<() => void>());
    expect(outlet.offer(textMessage('x'.repeat(11)))).toBe(true);
    expect(outlet.offer(textMessage('typing'))).toBe(false);
    reader.catchUp();
    expect(outlet.offer(textMessage('typing'))).toBe(true);
    expect(reader.sent).toEqual(['x'.repeat(11), 'typing']);
  });

  test('says once when the reader has caught up', () => {
    const reader = createSlowReader();
    const outlet = createOutlet(reader.ws, limits, vi.fn<() => void>());
    const caughtUp = vi.fn<() => void>();
    outlet.send(textMessage('x'.repeat(11)));
    outlet.whenCaughtUp(caughtUp);
    outlet.whenCaughtUp(caughtUp);
    expect(caughtUp).not.toHaveBeenCalled();
    reader.catchUp();
    expect(caughtUp).toHaveBeenCalledTimes(1);
  });

  test('gives a reader up who is too far behind', () => {
    const giveUp = vi.fn<() => void>();
    const outlet = createOutlet(createSlowReader().ws, limits, giveUp);
    outlet.send(textMessage('x'.repeat(20)));
    expect(giveUp).not.toHaveBeenCalled();
    outlet.send(textMessage('x'));
    expect(giveUp).toHaveBeenCalled();
  });
});
