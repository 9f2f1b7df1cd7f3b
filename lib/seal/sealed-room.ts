import type { RoomKeys } from '../crypto/room-keys.ts';
import type { SigningKeys } from '../crypto/signing.ts';
import type { Message, OutboxEntry, Room, SealRecord, Self, Signer } from '../room/types.ts';
import type { ChangeRequest } from '../wire/build.ts';
import { createInOrder, type InOrder } from './in-order.ts';
import { createRoomSeal, type RoomSeal, type Sealed } from './room-seal.ts';
import { createSealMemory, type SealMemory } from './seal-memory.ts';
import { changeContent, sayContent } from './sealed-content.ts';
import { createSealedLooks, type SealedLooks } from './sealed-looks.ts';
import { createSigners } from './signers.ts';

/** What a room has besides where it is encrypted. */
export interface SealedRoom extends Pick<RoomSeal, 'ourKey' | 'open'>, Pick<SealMemory, 'absorb'> {
  sealMessage(entry: OutboxEntry): Promise<Sealed>;
  sealChange(request: ChangeRequest): Promise<Sealed>;
  readonly looks: SealedLooks;
  /** Opening takes a moment: what came first is heard first. */
  readonly inOrder: InOrder;
  /** What has to outlive the background. */
  record(): SealRecord;
}

/** What an encrypted room needs of the room it is in. */
export interface SealedRoomHooks {
  readonly saved: SealRecord | undefined;
  readonly room: () => Room;
  readonly self: () => Self;
  readonly now: () => number;
  /** A member has signed for the first time, or with another key. */
  readonly met: (signer: Signer) => void;
  readonly onError: (error: unknown) => void;
}

/** `signing` is null in a browser that can't sign. */
export function openSealedRoom(
  keys: RoomKeys,
  signing: SigningKeys | null,
  { saved, room, self, now, met, onError }: SealedRoomHooks,
): SealedRoom {
  const signers = createSigners(signing?.publicKey ?? null, () => room().signers, met);
  const find = (key: string) =>
    room().timeline.findLast(
      (item): item is Message => item.kind === 'message' && item.key === key,
    );
  const memory = createSealMemory(saved, find);
  const { ourKey, open, seal } = createRoomSeal({ keys, signing, signers, self, now });
  return {
    ourKey,
    open,
    absorb: memory.absorb,
    sealMessage: (entry) => seal(sayContent(entry, self())),
    sealChange: (request) => seal(changeContent(request, self(), now())),
    looks: createSealedLooks(keys),
    inOrder: createInOrder(onError),
    record: () => ({ seen: memory.seen, orphans: memory.orphans, signers: room().signers }),
  };
}
