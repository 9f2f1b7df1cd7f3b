import type { Hub } from '../socket/hub.ts';
import type { RoomLog } from '../store/room-log.ts';

/** Tells every room now and then where its log stands, so that a silent gap is noticed. */
export function startTicks(hub: Hub, log: RoomLog, everyMs: number): () => void {
  const timer = setInterval(() => {
    for (const topic of hub.topics()) {
      const at = log.head(topic.slice('room:'.length));
      if (!at) continue;
      hub.broadcast(topic, 'room_tick', { epoch: at.epoch, head: at.head }, { whenSlow: 'drop' });
    }
  }, everyMs);
  return () => clearInterval(timer);
}
