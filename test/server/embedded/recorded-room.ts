import type { Presence } from '../../../server/embedded/presence/presence.ts';
import type {
  Channel,
  JoinRoom,
  OpenRoom,
  SendReply,
} from '../../../server/embedded/socket/room-channel.ts';
import type { Payload } from '../../../server/embedded/framing/frame.ts';

/** The `RoomChannel` whose frames were recorded: the guides' own, with events that show one thing each. */
export function recordedRooms(presence: Presence): JoinRoom {
  return (channel, roomId, payload) => {
    if (roomId === 'forbidden') return { ok: false, response: { reason: 'unauthorized' } };
    if (roomId === 'joincrash') throw new Error('raised in join/3');
    return { ok: true, room: openRecordedRoom(presence, channel, roomId, payload) };
  };
}

function openRecordedRoom(
  presence: Presence,
  channel: Channel,
  roomId: string,
  params: Payload,
): OpenRoom {
  const hasPresence = !roomId.startsWith('nopresence') && roomId !== 'withreply';
  return {
    response: roomId === 'withreply' ? { you: params } : {},
    joined() {
      const key = channel.identity?.memberId ?? '';
      const statesFirst = roomId === 'pushfirst';
      if (statesFirst) presence.pushState(channel);
      if (hasPresence) presence.enter(channel, key, { online_at: '1' }, !statesFirst);
    },
    receive(event, payload, reply) {
      const handle = EVENTS[String(event)];
      if (handle) return handle({ channel, payload, reply });
      if (event !== 'update') throw new Error('no function clause matching');
      presence.change(channel, { online_at: '1', typing: true });
    },
    left: () => hasPresence && presence.leave(channel),
    resync: () => presence.pushState(channel),
  };
}

interface Push {
  readonly channel: Channel;
  readonly payload: Payload;
  readonly reply: SendReply;
}

const EVENTS: Readonly<Record<string, (push: Push) => void>> = {
  echo: ({ payload, reply }) => reply('ok', payload),
  echo_error: ({ payload, reply }) => reply('error', payload),
  ok: ({ reply }) => reply('ok', {}),
  new_msg: ({ channel, payload }) => channel.broadcast('new_msg', payload),
  new_msg_from: ({ channel, payload }) =>
    channel.broadcast('new_msg', payload, { except: channel }),
  binary_push: ({ channel, payload }) => channel.push('binary_pushed', payload),
  binary_broadcast: ({ channel, payload }) => channel.broadcast('binary_bcasted', payload),
};
