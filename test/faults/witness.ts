import type { RoomEvent } from '../../lib/room/room-event.ts';
import type { Message, TimelineItem } from '../../lib/room/types.ts';
import type { Line } from './check-delivery.ts';

/** Somebody who looks at a room all the time, over all lives of its background. */
export interface Witness {
  /** To be called after each event, with the room's timeline as it is then. */
  noticed(event: RoomEvent, timeline: readonly TimelineItem[]): void;
  /** What was shown, in the order in which it first was; of the log that is there now. */
  readonly lines: readonly Line[];
  /** Every body that was ever shown. */
  readonly ever: ReadonlySet<string>;
}

/** `nameOf` says whose a message is. */
export function createWitness(
  nameOf: (message: Message) => string = ({ from }) => from.id ?? '',
): Witness {
  const ever = new Set<string>();
  let lines: Line[] = [];
  let keys = new Set<string>();

  function see(message: Message): void {
    const { key, cid, body } = message;
    keys.add(key);
    ever.add(body);
    lines.push({ by: nameOf(message), cid, body });
  }

  /** New ones stand at the end; one that was put between older ones is seen last, which shows. */
  function look(timeline: readonly TimelineItem[], told: readonly Message[]): void {
    let start = timeline.length;
    const isNew = (item: TimelineItem | undefined) =>
      item?.kind === 'message' && !keys.has(item.key);
    while (start > 0 && isNew(timeline[start - 1])) start--;
    for (const item of timeline.slice(start)) if (item.kind === 'message') see(item);
    for (const message of told) {
      if (keys.has(message.key)) continue;
      if (timeline.some(({ key }) => key === message.key)) see(message);
    }
  }

  return {
    noticed(event, timeline) {
      if (event.type === 'timeline_replaced' && event.divider !== null) {
        lines = [];
        keys = new Set();
      }
      if (event.type === 'timeline_replaced' || event.type === 'messages_received') {
        look(timeline, event.messages);
      }
    },
    get lines() {
      return lines;
    },
    ever,
  };
}
