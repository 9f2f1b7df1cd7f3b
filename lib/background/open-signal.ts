import type { OpenedEntry } from '../seal/room-seal.ts';
import type { SealedRoom } from '../seal/sealed-room.ts';
import type { RoomSignal } from '../wire/read-event.ts';

/** What a server told an encrypted room, opened. */
export type OpenedSignal =
  | Exclude<RoomSignal, { type: 'message' | 'change' }>
  | {
      readonly type: 'opened';
      readonly entry: OpenedEntry;
      /** As the server tells them. */
      readonly cid: string | null;
      readonly memberId: string | null;
    };

/** Opens a signal. What a server itself says of changes takes its place in the log, and is not its to say. */
export async function openSignal(
  signal: RoomSignal,
  { open, looks }: SealedRoom,
): Promise<OpenedSignal> {
  switch (signal.type) {
    case 'message': {
      const { cid, from } = signal.message;
      const entry = await open(signal.message);
      return { type: 'opened', entry, cid, memberId: from?.id ?? null };
    }
    case 'change': {
      const entry = { seq: signal.seq, message: null, change: null };
      return { type: 'opened', entry, cid: null, memberId: null };
    }
    case 'presence_state':
      return { ...signal, presences: await looks.open(signal.presences) };
    case 'presence_diff': {
      const { joins, leaves } = signal.diff;
      return { ...signal, diff: { joins: await looks.open(joins), leaves } };
    }
    default:
      return signal;
  }
}
