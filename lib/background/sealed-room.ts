import type { KeyStore } from '../crypto/key-store.ts';
import { log } from '../log.ts';
import type { RoomEvent } from '../room/room-event.ts';
import type { Message, Room, SealRecord, Self } from '../room/types.ts';
import { createInOrder, type InOrder } from '../seal/in-order.ts';
import { createRoomSeal, type RoomSeal } from '../seal/room-seal.ts';
import { createSealMemory, type SealMemory } from '../seal/seal-memory.ts';
import { createSealedLooks, type SealedLooks } from '../seal/sealed-looks.ts';
import { createSigners } from '../seal/signers.ts';

/** What a room has besides where it is encrypted. */
export interface SealedRoom {
  readonly seal: RoomSeal;
  readonly memory: SealMemory;
  readonly looks: SealedLooks;
  /** Opening takes a moment: what came first is heard first. */
  readonly inOrder: InOrder;
  /** What has to outlive the background. */
  record(): SealRecord;
}

/** Null where this browser has no keys of the room: it was not invited, or has erased them. */
export async function openSealedRoom(options: {
  readonly keys: Pick<KeyStore, 'find' | 'signing'>;
  readonly saved: SealRecord | undefined;
  readonly room: () => Room;
  readonly self: () => Self;
  readonly now: () => number;
  readonly emit: (event: RoomEvent) => void;
}): Promise<SealedRoom | null> {
  const { saved, room, self, now, emit } = options;
  const keys = await options.keys.find(room().address.roomId);
  if (!keys) return null;
  const signing = await options.keys.signing();
  const signers = createSigners(
    signing?.publicKey ?? null,
    () => room().signers,
    (signer) => emit({ type: 'signer_met', signer }),
  );
  const find = (key: string) =>
    room().timeline.findLast(
      (item): item is Message => item.kind === 'message' && item.key === key,
    );
  const memory = createSealMemory(saved, find);
  return {
    seal: createRoomSeal({ keys, signing, signers, self, now }),
    memory,
    looks: createSealedLooks(keys),
    inOrder: createInOrder((error) => log(`opening: ${String(error)}`)),
    record: () => ({ seen: memory.seen, orphans: memory.orphans, signers: room().signers }),
  };
}
