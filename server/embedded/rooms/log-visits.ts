import { cleanName } from '../../../lib/wire/clean-text.ts';
import type { Hub } from '../socket/hub.ts';
import type { Channel, JoinRoom } from '../socket/room-channel.ts';

/** Says who comes, goes and is not let in, for the person in front of the server. */
export function logVisits(joinRoom: JoinRoom, hub: Hub, log: (line: string) => void): JoinRoom {
  return (channel, roomId, payload) => {
    const answer = joinRoom(channel, roomId, payload);
    const who = nameOf(channel, payload);
    const where = cleanName(roomId) ?? '""';
    if (answer.ok !== true) {
      const why = answer.ok === false ? (answer.why ?? answer.response.reason) : answer.why;
      log(`${who} was not let into ${where}: ${why}`);
    }
    if (answer.ok !== true) return answer;
    const say = (verb: string) => {
      log(`${who} ${verb} ${where} (${hub.count(channel.topic)} connected)`);
    };
    const { room } = answer;
    return {
      ok: true,
      room: {
        response: room.response,
        receive: room.receive.bind(room),
        resync: room.resync.bind(room),
        joined() {
          room.joined();
          say('joined');
        },
        left() {
          room.left();
          say('left');
        },
      },
    };
  };
}

/** Others chose these words, and a terminal obeys control characters: cleaned as for the screen. */
function nameOf({ identity }: Channel, payload: unknown): string {
  const { name } = (payload ?? {}) as { name?: unknown };
  const claimed = typeof name === 'string' ? cleanName(name) : null;
  return claimed ?? identity?.name ?? cleanName(identity?.memberId ?? '') ?? 'Someone';
}
