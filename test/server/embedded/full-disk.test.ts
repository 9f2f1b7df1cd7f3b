import { describe, expect, test, vi } from 'vitest';
import type { Presence } from '../../../server/embedded/presence/presence.ts';
import { roomlightRooms } from '../../../server/embedded/rooms/roomlight-rooms.ts';
import type { Channel } from '../../../server/embedded/socket/room-channel.ts';
import { openDataFile } from '../../../server/embedded/store/open-data-file.ts';
import { createRoomLog } from '../../../server/embedded/store/room-log.ts';
import { createRoomRules } from '../../../server/embedded/store/room-rules.ts';

/** Nobody to tell. */
const presence: Presence = {
  enter: () => {},
  change: () => {},
  leave: () => {},
  pushState: () => {},
  channelsOf: () => 0,
  isQuiet: () => false,
  stop: () => {},
};

function createChannel() {
  const said: string[] = [];
  const channel: Channel = {
    topic: 'room:a',
    identity: { memberId: 'ada', name: 'Ada' },
    push: () => {},
    broadcast: (event) => void said.push(event),
    expel: (event) => void said.push(event),
  };
  return { channel, said };
}

describe('a disk that takes nothing more', () => {
  test('keeps people in, and tells them that the server is busy, not that they spoke', () => {
    const db = openDataFile(null);
    const report = vi.fn<(line: string) => void>();
    const parts = { log: createRoomLog(db), rules: createRoomRules(db), presence };
    const join = roomlightRooms({ ...parts, report });
    const { channel, said } = createChannel();
    const answer = join(channel, 'a', { v: 1 });
    if (answer.ok !== true) throw new Error('not let in');

    db.exec('PRAGMA query_only = ON');
    const reply = vi.fn<(status: string, response: unknown) => void>();
    answer.room.receive('new_msg', { body: 'hi', cid: 'c'.repeat(32) }, reply);
    expect(reply).toHaveBeenCalledWith('error', { cid: 'c'.repeat(32), reason: 'server_busy' });
    expect(said).toEqual([]);
    expect(report).toHaveBeenCalledWith(expect.stringMatching(/could not be stored/));

    answer.room.receive('ban', { member: 'bob', on: true }, reply);
    expect(reply).toHaveBeenLastCalledWith('error', { reason: 'server_busy' });

    expect(join(channel, 'new', { v: 1 })).toEqual({
      ok: false,
      response: { reason: 'server_busy' },
    });

    db.exec('PRAGMA query_only = OFF');
    answer.room.receive('new_msg', { body: 'hi', cid: 'c'.repeat(32) }, reply);
    expect(reply).toHaveBeenLastCalledWith('ok', expect.objectContaining({ seq: 1, dup: false }));
    expect(said).toEqual(['new_msg']);
  });
});
