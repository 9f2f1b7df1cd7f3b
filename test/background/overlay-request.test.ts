import { describe, expect, test } from 'vitest';
import { parseOverlayRequest } from '../../lib/background/overlay-request.ts';

describe('what a content script says', () => {
  test('is read down to what is known', () => {
    expect(parseOverlayRequest({ type: 'overlay_mounted', tabId: 9 })).toEqual({
      type: 'overlay_mounted',
    });
    expect(
      parseOverlayRequest({ type: 'overlay_moved', place: { edge: 'left', bottom: 5, x: 1 } }),
    ).toEqual({ type: 'overlay_moved', place: { edge: 'left', bottom: 5 } });
    expect(parseOverlayRequest({ type: 'page_touched', key: 'x' })).toEqual({
      type: 'page_touched',
    });
  });

  test.each([
    null,
    'overlay_mounted',
    {},
    { type: 'send_message' },
    { type: 'overlay_moved' },
    { type: 'overlay_moved', place: { edge: 'top', bottom: 5 } },
    { type: 'overlay_moved', place: { edge: 'left', bottom: -1 } },
    { type: 'overlay_moved', place: { edge: 'left', bottom: Number.NaN } },
    { type: 'overlay_moved', place: { edge: 'left', bottom: 1e9 } },
  ])('or not at all: %j', (message) => {
    expect(parseOverlayRequest(message)).toBeNull();
  });
});
