import type { KnownFrame, KnownFrames } from './frame-splitter.ts';

/** A frame as a load client needs it. */
export interface SeenFrame {
  readonly event: string;
  readonly ref: unknown;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Members a `presence_state` or `presence_diff` names, by their place in the list. */
  readonly joins: readonly number[];
  readonly leaves: readonly number[];
  readonly bytes: number;
}

/** The newest of one length: what only one person gets is of a length with many others. */
const REMEMBERED = 16;

/** Reads frames once, however many get the same one. `placeOf`: a member's place in the list. */
export function createFrameReader(placeOf: ReadonlyMap<string, number>): KnownFrames<SeenFrame> {
  const byLength = new Map<number, readonly KnownFrame<SeenFrame>[]>();

  return {
    alike: (length) => byLength.get(length) ?? [],
    learn(data) {
      const frame = parse(data, placeOf);
      const others = byLength.get(data.length) ?? [];
      byLength.set(data.length, [{ data, frame }, ...others].slice(0, REMEMBERED));
      return frame;
    },
  };
}

type Frame = readonly [unknown, unknown, string, string, Record<string, unknown>];

function parse(data: Buffer, placeOf: ReadonlyMap<string, number>): SeenFrame {
  const [, ref, , event, payload] = JSON.parse(data.toString()) as Frame;
  const places = (people: unknown) =>
    Object.keys((people ?? {}) as object).flatMap((id) => placeOf.get(id) ?? []);
  const isState = event === 'presence_state';
  const isDiff = event === 'presence_diff';
  return {
    event,
    ref,
    payload,
    joins: isState ? places(payload) : isDiff ? places(payload['joins']) : [],
    leaves: isDiff ? places(payload['leaves']) : [],
    bytes: data.length,
  };
}
