import type { Rung } from '../../../lib/room/types.ts';
import { AT_ONCE, COLLECTED, createPresence, type Presence } from '../presence/presence.ts';
import type { Hub } from '../socket/hub.ts';
import type { JoinRoom } from '../socket/room-channel.ts';
import { ROOMLIGHT_LIMITS, type SocketLimits, STOCK_LIMITS } from '../socket/socket-limits.ts';
import { openStore, type Store } from '../store/open-store.ts';
import { createTokens, type Tokens } from '../store/tokens.ts';
import { roomlightRooms } from './roomlight-rooms.ts';
import { startTicks } from './room-tick.ts';
import { stockRooms } from './stock-room.ts';

/** Everything in which one kind of server differs from another. */
export interface RungParts {
  readonly presence: Presence;
  readonly joinRoom: JoinRoom;
  readonly limits: SocketLimits;
  /** Null where there are no sessions. */
  readonly tokens: Tokens | null;
  /** Begins what happens by itself. */
  start(): void;
  stop(): void;
}

export interface RungSetup {
  readonly rung: Rung;
  readonly hub: Hub;
  readonly data: string | null;
  readonly tickMs: number;
  readonly quietAbove: number;
  readonly log: (line: string) => void;
}

/** Throws `StartError` when the data file cannot be used. */
export function chooseRung(setup: RungSetup): RungParts {
  const { rung, hub } = setup;
  if (rung === 'roomlight') return roomlightRung(setup, openStore(setup.data));
  return stockRung(hub, (presence) => stockRooms(rung, presence));
}

/** A server as stock Phoenix is, with any rooms. */
export function stockRung(hub: Hub, rooms: (presence: Presence) => JoinRoom): RungParts {
  const presence = createPresence(hub, AT_ONCE);
  return {
    presence,
    joinRoom: rooms(presence),
    limits: STOCK_LIMITS,
    tokens: null,
    start: () => {},
    stop: () => {},
  };
}

function roomlightRung(
  { hub, tickMs, quietAbove, log: report }: RungSetup,
  store: Store,
): RungParts {
  const { log, rules, secret } = store;
  const presence = createPresence(hub, COLLECTED, quietAbove);
  let stopTicks = () => {};
  return {
    presence,
    joinRoom: roomlightRooms({ log, rules, presence, report }),
    limits: ROOMLIGHT_LIMITS,
    tokens: createTokens(secret),
    start() {
      stopTicks = startTicks(hub, log, tickMs);
    },
    stop() {
      stopTicks();
      store.close();
    },
  };
}
