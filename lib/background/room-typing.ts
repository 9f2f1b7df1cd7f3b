import type { Clock } from '../clock.ts';
import type { RoomEvent } from '../room/room-event.ts';
import type { MemberId } from '../room/types.ts';

/** Who types says so again each 3 s; who was not heard of for twice as long has stopped, or is gone. */
const TYPING_MS = 6_000;
/** At most four updates a second to the surfaces, however many begin and stop. */
const PAUSE_MS = 250;
/** One more than are named: beyond, it is "several people". */
const TOLD = 4;
/** A server that names more than can type at once names people at random. */
const KEPT = 100;

/** Who is typing in one room besides us. */
export interface RoomTyping {
  heard(memberId: MemberId, on: boolean): void;
  /** No longer joined: who types now, nobody tells. */
  down(): void;
}

export function createRoomTyping(clock: Clock, emit: (event: RoomEvent) => void): RoomTyping {
  const cancels = new Map<MemberId, () => void>();
  let told: readonly MemberId[] = [];
  let cancelPause: (() => void) | null = null;

  function stop(memberId: MemberId): void {
    cancels.get(memberId)?.();
    cancels.delete(memberId);
  }

  /** At once where that can be; what changes within the pause is told after it. */
  function tell(): void {
    if (cancelPause) return;
    const typing = [...cancels.keys()].slice(0, TOLD);
    if (typing.join() === told.join()) return;
    told = typing;
    cancelPause = clock.after(PAUSE_MS, () => {
      cancelPause = null;
      tell();
    });
    emit({ type: 'typing_changed', typing });
  }

  return {
    heard(memberId, on) {
      if (!on) stop(memberId);
      else if (cancels.has(memberId) || cancels.size < KEPT) {
        cancels.get(memberId)?.();
        const ended = () => {
          stop(memberId);
          tell();
        };
        cancels.set(memberId, clock.after(TYPING_MS, ended));
      }
      tell();
    },
    down() {
      for (const memberId of [...cancels.keys()]) stop(memberId);
      cancelPause?.();
      cancelPause = null;
      tell();
    },
  };
}
