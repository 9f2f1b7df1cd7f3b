import { WrittenJson } from '../framing/frame.ts';
import type { Hub } from '../socket/hub.ts';
import type { Channel } from '../socket/room-channel.ts';
import { createRoster, type MetaFields, type Roster } from './roster.ts';

/** Who is where, told to everybody concerned. */
export interface Presence {
  /**
   * Lists a channel under `key`; its client gets `presence_state` after its own diff if `wantsState`.
   * Without a `meta` it is there and not to be seen.
   */
  enter(channel: Channel, key: string, meta: MetaFields | null, wantsState: boolean): void;
  /** In a quiet room a change of nothing but `state` waits until the room is quiet no more. */
  change(channel: Channel, meta: MetaFields | null): void;
  leave(channel: Channel): void;
  /** `presence_state` once more, for a client that missed diffs. */
  pushState(channel: Channel): void;
  /** How many channels of this member are in the topic, to be seen or not. */
  channelsOf(topic: string, key: string): number;
  /** Whether so many are in the topic that what is of the moment is told no more. */
  isQuiet(topic: string): boolean;
  /** Nobody is told anything any more: a server that stops does not see its guests off one by one. */
  stop(): void;
}

/** How long changes are collected before they are told, in ms, by how many are in the room. 0: at once. */
export type Pace = (members: number) => number;

/** Stock Phoenix: one diff for each change. */
export const AT_ONCE: Pace = () => 0;

/**
 * One diff for many changes: in a storm of N arrivals stock Phoenix sends N² frames. 50 ms is not seen
 * in a small room; in a room of 500 nobody watches single faces, and 200 ms save most of the work.
 */
export const COLLECTED: Pace = (members) => Math.min(1000, Math.max(50, members * 0.4));

interface Place {
  readonly topic: string;
  readonly roster: Roster;
  /** Who waits for `presence_state`. */
  readonly newcomers: Set<Channel>;
  timer: NodeJS.Timeout | null;
}

/** `quietAbove`: in a topic of more, changes of `state` are told no more. Stock Phoenix tells each. */
export function createPresence(hub: Hub, pace: Pace, quietAbove = Infinity): Presence {
  const places = new Map<string, Place>();
  let isStopped = false;

  function placeOf(topic: string): Place {
    const place = places.get(topic) ?? {
      topic,
      roster: createRoster(),
      newcomers: new Set<Channel>(),
      timer: null,
    };
    places.set(topic, place);
    return place;
  }

  const isQuiet = ({ roster }: Place) => roster.size() > quietAbove;

  function changed(place: Place): void {
    if (isStopped) return;
    const delayMs = pace(place.roster.size());
    if (delayMs === 0) tell(place);
    else place.timer ??= setTimeout(() => tell(place), delayMs);
  }

  function tell(place: Place): void {
    place.timer = null;
    // Each at most once, however often the room crosses the limit: no more than a room below it tells.
    if (!isQuiet(place)) place.roster.release();
    const diff = place.roster.takeDiff();
    if (diff) hub.broadcast(place.topic, 'presence_diff', diff, { whenSlow: 'resync' });
    if (place.newcomers.size > 0) {
      const state = new WrittenJson(place.roster.state());
      for (const channel of place.newcomers) channel.push('presence_state', state);
      place.newcomers.clear();
    }
    if (place.roster.size() === 0) places.delete(place.topic);
  }

  return {
    enter(channel, key, meta, wantsState) {
      const place = placeOf(channel.topic);
      place.roster.track(channel, key, meta);
      if (wantsState) place.newcomers.add(channel);
      changed(place);
    },
    change(channel, meta) {
      const place = placeOf(channel.topic);
      if (isQuiet(place) && place.roster.hold(channel, meta)) return;
      place.roster.update(channel, meta);
      changed(place);
    },
    leave(channel) {
      const place = placeOf(channel.topic);
      place.roster.untrack(channel);
      place.newcomers.delete(channel);
      changed(place);
    },
    pushState(channel) {
      channel.push('presence_state', placeOf(channel.topic).roster.state());
    },
    isQuiet(topic) {
      const place = places.get(topic);
      return place !== undefined && isQuiet(place);
    },
    channelsOf: (topic, key) => places.get(topic)?.roster.countOf(key) ?? 0,
    stop() {
      isStopped = true;
      for (const { timer } of places.values()) if (timer) clearTimeout(timer);
      places.clear();
    },
  };
}
