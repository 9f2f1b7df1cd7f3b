import type { SeenFrame } from './frame-reader.ts';
import type { LoadListener } from './load-people.ts';
import { quantile, seconds } from './figures.ts';

/** N people who join one room: whom each of them was told of, and when that was everybody. */
export interface Crowd extends LoadListener {
  /** From now on time counts. */
  begin(): void;
  /** When everybody knows everybody, or after so long. */
  over(patienceMs: number): Promise<void>;
  result(): CrowdResult;
}

export interface CrowdResult {
  readonly people: number;
  /** How many were told of all N. */
  readonly complete: number;
  readonly refused: number;
  readonly closed: number;
  /** Until the last was told of all N; null where somebody never was. */
  readonly seconds: number | null;
  readonly secondsP50: number;
  readonly frames: number;
  readonly framesPerPerson: number;
  readonly megabytes: number;
}

/** `onJoined`: what somebody does who was let in. */
export function createCrowd(count: number, onJoined: (index: number) => void): Crowd {
  const rosters = Array.from({ length: count }, () => new Uint8Array(count));
  const known = new Uint32Array(count);
  const hasState = new Uint8Array(count);
  const hasJoined = new Uint8Array(count);
  const completeAt = new Map<number, number>();
  const total = { frames: 0, bytes: 0, refused: 0, closed: 0 };
  let begun = 0;
  let finish = () => {};

  function put(index: number, places: readonly number[], here: 0 | 1): void {
    const roster = rosters[index] ?? new Uint8Array();
    for (const place of places) {
      known[index] = (known[index] ?? 0) + here - (roster[place] ?? 0);
      roster[place] = here;
    }
  }

  function answered(index: number, { payload }: SeenFrame): void {
    if (payload['status'] !== 'ok') total.refused++;
    if (hasJoined[index] === 1) return;
    hasJoined[index] = 1;
    onJoined(index);
  }

  return {
    begin() {
      begun = performance.now();
    },
    frame(index, frame) {
      total.frames++;
      total.bytes += frame.bytes;
      if (frame.event === 'phx_reply') answered(index, frame);
      if (frame.event === 'phx_error') total.refused++;
      if (frame.event === 'presence_state') hasState[index] = 1;
      put(index, frame.leaves, 0);
      put(index, frame.joins, 1);
      if (hasState[index] === 0 || known[index] !== count || completeAt.has(index)) return;
      completeAt.set(index, performance.now() - begun);
      if (completeAt.size === count) finish();
    },
    closed() {
      total.closed++;
    },
    over(patienceMs) {
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, patienceMs);
        finish = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
    result() {
      const times = [...completeAt.values()];
      return {
        people: count,
        complete: times.length,
        refused: total.refused,
        closed: total.closed,
        seconds: times.length === count ? seconds(Math.max(...times)) : null,
        secondsP50: seconds(quantile(times, 0.5)),
        frames: total.frames,
        framesPerPerson: Number((total.frames / count).toFixed(1)),
        megabytes: Math.round(total.bytes / 1e6),
      };
    },
  };
}
