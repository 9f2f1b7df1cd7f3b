import { describe, expect, test } from 'vitest';
import { EDGE_GAP, moveSpot, snapToEdge } from '../../lib/overlay/place.ts';

const VIEW = { width: 1000, height: 600 };
const PILL = { width: 120, height: 72 };

describe('dragging the overlay', () => {
  test('moves it with the pointer', () => {
    expect(moveSpot({ left: 400, bottom: 100 }, 30, -20, PILL, VIEW)).toEqual({
      left: 430,
      bottom: 120,
    });
  });

  test('does not take it out of the window, however far the pointer goes', () => {
    expect(moveSpot({ left: 400, bottom: 100 }, 5_000, 5_000, PILL, VIEW)).toEqual({
      left: VIEW.width - PILL.width - EDGE_GAP,
      bottom: EDGE_GAP,
    });
    expect(moveSpot({ left: 400, bottom: 100 }, -5_000, -5_000, PILL, VIEW)).toEqual({
      left: EDGE_GAP,
      bottom: VIEW.height - PILL.height - EDGE_GAP,
    });
  });

  test('keeps the lower left corner in a window that is smaller than the overlay', () => {
    const tiny = { width: 100, height: 50 };
    expect(moveSpot({ left: 0, bottom: 0 }, 3, 3, PILL, tiny)).toEqual({
      left: EDGE_GAP,
      bottom: EDGE_GAP,
    });
  });

  test('let go, it goes to the edge its middle is nearer to, at the height where it is', () => {
    expect(snapToEdge({ left: 430, bottom: 99.6 }, PILL, VIEW)).toEqual({
      edge: 'left',
      bottom: 100,
    });
    expect(snapToEdge({ left: 441, bottom: 20 }, PILL, VIEW).edge).toBe('right');
  });
});
