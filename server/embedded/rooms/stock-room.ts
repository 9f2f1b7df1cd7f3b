import type { Rung } from '../../../lib/room/types.ts';
import type { Json, Payload } from '../framing/frame.ts';
import type { Presence } from '../presence/presence.ts';
import type { MetaFields } from '../presence/roster.ts';
import type { Channel, JoinRoom, OpenRoom } from '../socket/room-channel.ts';

export type StockRung = Exclude<Rung, 'roomlight'>;

/** The `RoomChannel` that people have who followed the article or the guides, or who echo payloads. */
export function stockRooms(rung: StockRung, presence: Presence): JoinRoom {
  return (channel, roomId) => {
    // The guides let everybody into the lobby and nobody into any other room.
    if (rung === 'guide' && roomId !== 'lobby') {
      return {
        ok: false,
        response: { reason: 'unauthorized' },
        why: 'as in the guides, this server has one room, lobby',
      };
    }
    return { ok: true, room: openStockRoom(rung, presence, channel) };
  };
}

function openStockRoom(rung: StockRung, presence: Presence, channel: Channel): OpenRoom {
  return {
    response: {},
    joined() {
      const key = channel.identity?.memberId ?? '';
      presence.enter(channel, key, stockMeta(rung, channel), rung !== 'article');
    },
    receive(event, payload) {
      if (event !== 'new_msg' || !isMap(payload)) throw new Error('no function clause matching');
      channel.broadcast('new_msg', rung === 'echo' ? payload : { body: bodyOf(payload) });
    },
    left: () => presence.leave(channel),
    resync: () => {},
  };
}

function stockMeta(rung: StockRung, { identity }: Channel): MetaFields {
  const meta = { online_at: String(Math.floor(Date.now() / 1000)) };
  return rung === 'echo' && identity?.name ? { ...meta, name: identity.name } : meta;
}

/** `%{"body" => body}`: any body will do, none will not. */
function bodyOf(payload: { readonly [key: string]: Json }): Json {
  if (payload['body'] === undefined) throw new Error('no function clause matching');
  return payload['body'];
}

function isMap(payload: Payload): payload is { readonly [key: string]: Json } {
  return (
    typeof payload === 'object' &&
    payload !== null &&
    !Array.isArray(payload) &&
    !(payload instanceof Uint8Array)
  );
}
