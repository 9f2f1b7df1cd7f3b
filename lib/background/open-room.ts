import type { Command, Profile, Reply } from '../port/contract.ts';
import { inviteLink, rootIn, sealedInviteLink } from '../room/invite.ts';
import { isSealedRoom, parseRoomId, roomKey } from '../room/room-id.ts';
import type { RoomAddress } from '../room/types.ts';
import { parseServerUrl } from '../server/server-url.ts';
import { cleanName } from '../wire/clean-text.ts';
import { type HomeKeeper, withRoom } from './home.ts';
import { readProfile } from './read-profile.ts';
import { done, failed, saved, stored } from './replies.ts';
import type { Rooms } from './rooms.ts';
import type { LoadSealing } from '../seal/sealing.ts';

interface World {
  readonly keeper: HomeKeeper;
  readonly rooms: Rooms;
  readonly sealing: LoadSealing;
}

/** Joins a room, or an encrypted one by the code that opens it, and brings it to the front. */
export async function openRoom(
  command: Extract<Command, { type: 'open_room' }>,
  { keeper, rooms, sealing }: World,
): Promise<Reply> {
  const profile = command.profile && readProfile(command.profile);
  if (typeof profile === 'string') return failed(profile);
  const server = parseServerUrl(command.server);
  if (!server.ok) return failed(`server_${server.problem}`);
  const { serverUrl } = server;
  const label = cleanName(command.label ?? '') ?? undefined;
  const root = rootIn(command.room);
  if (root === null) {
    const room = parseRoomId(command.room);
    if (!room.ok) return failed(`room_${room.problem}`);
    return enter({ serverUrl, roomId: room.roomId }, { profile, label }, keeper, rooms);
  }
  return stored(async () => {
    // Its keys are on disk before anything else knows of the room.
    const { keys } = await sealing();
    const kept = await keys.add(root, label ?? null);
    if (!kept) return failed('room_damaged_invite');
    const address = { serverUrl, roomId: kept.roomId };
    const entered = await enter(address, { profile, label }, keeper, rooms);
    // It may be open already, and have had no keys until now.
    if (entered.ok) rooms.get(address)?.retryConnection();
    return entered;
  });
}

async function enter(
  address: RoomAddress,
  { profile, label }: { profile: Profile | undefined; label: string | undefined },
  keeper: HomeKeeper,
  rooms: Rooms,
): Promise<Reply> {
  const reply = await saved(() =>
    keeper.update((home) => withRoom(profile ? { ...home, profile } : home, address, label)),
  );
  if (!reply.ok) return reply;
  if (profile) rooms.selfChanged();
  return done<'open_room'>(address);
}

/** The link into a room. That of an encrypted one opens it to whoever has it. */
export async function readInvite(
  { room }: Extract<Command, { type: 'read_invite' }>,
  { keeper, sealing }: World,
): Promise<Reply> {
  if (!isSealedRoom(room)) return done<'read_invite'>(inviteLink(room));
  return stored(async () => {
    const { keys } = await sealing();
    const root = (await keys.find(room.roomId))?.root ?? null;
    if (root === null) return failed('no_invite');
    const label = keeper.home.labels[roomKey(room)] ?? null;
    return done<'read_invite'>(sealedInviteLink(room.serverUrl, root, label));
  });
}
