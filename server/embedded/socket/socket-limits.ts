import { LIMITS } from '../../../lib/wire/limits.ts';
import type { BufferLimits } from './outlet.ts';
import type { Rate } from './token-bucket.ts';

/** What one socket may do. */
export interface SocketLimits extends BufferLimits {
  readonly frameBytes: number;
  readonly channels: number;
  readonly jsonDepth: number;
  readonly frames: Rate | null;
  readonly joins: Rate | null;
}

/** Protocol, section 6. */
export const ROOMLIGHT_LIMITS: SocketLimits = {
  frameBytes: LIMITS.frameBytes,
  channels: LIMITS.channelsPerSocket,
  jsonDepth: LIMITS.jsonDepth,
  frames: LIMITS.frames,
  joins: {
    perSecond: (LIMITS.joins.count / LIMITS.joins.perMs) * 1000,
    burst: LIMITS.joins.count,
  },
  softBytes: 256 * 1024,
  hardBytes: 1024 * 1024,
};

/**
 * What Phoenix does when nobody configures it. It lets a slow reader's frames pile up without end for
 * about 30 s; here there is an end.
 */
export const STOCK_LIMITS: SocketLimits = {
  // 10 MB with the 14 bytes that go before a payload of this size.
  frameBytes: 9_999_986,
  channels: 100,
  jsonDepth: Infinity,
  frames: null,
  joins: null,
  softBytes: Infinity,
  hardBytes: 64 * 1024 * 1024,
};
