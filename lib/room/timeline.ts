import type { Message, TimelineItem } from './types.ts';

/** As many items as a room keeps in memory and sends to surfaces; older ones come back page by page. */
export const TIMELINE_LIMIT = 1_000;

/**
 * Adds messages where they belong: by `seq` where the server counts, else at the end. What the
 * timeline has already is ignored, so events may arrive twice.
 */
export function insertMessages(
  timeline: readonly TimelineItem[],
  messages: readonly Message[],
): readonly TimelineItem[] {
  const known = new Set(alike(timeline, messages).flatMap(identities));
  let next: TimelineItem[] | null = null;
  for (const message of messages) {
    const names = identities(message);
    if (names.some((name) => known.has(name))) continue;
    next ??= [...timeline];
    next.splice(placeOf(next, message), 0, message);
    for (const name of names) known.add(name);
  }
  return next ?? timeline;
}

/** Keeps the newest items; tells whether any were cut off. */
export function trimTimeline(timeline: readonly TimelineItem[]): {
  timeline: readonly TimelineItem[];
  trimmed: boolean;
} {
  if (timeline.length <= TIMELINE_LIMIT) return { timeline, trimmed: false };
  return { timeline: timeline.slice(-TIMELINE_LIMIT), trimmed: true };
}

/**
 * What of the timeline could be one of these messages: found without naming each item in words, since
 * this runs for every message that comes in.
 */
function alike(
  timeline: readonly TimelineItem[],
  messages: readonly Message[],
): readonly TimelineItem[] {
  const keys = new Set(messages.map(({ key }) => key));
  const seqs = new Set(messages.map(({ seq }) => seq));
  const cids = new Set(messages.map(({ cid }) => cid));
  return timeline.filter(
    (item) =>
      keys.has(item.key) ||
      (item.kind === 'message' &&
        ((item.seq !== null && seqs.has(item.seq)) || (item.cid !== null && cids.has(item.cid)))),
  );
}

/** A message is the same by its key, by its place in the log, or by its sender's cid. */
function identities(item: TimelineItem): string[] {
  if (item.kind === 'divider') return [`key ${item.key}`];
  const names = [`key ${item.key}`];
  if (item.seq !== null) names.push(`seq ${item.seq}`);
  if (item.cid !== null) names.push(`cid ${item.from.id ?? ''} ${item.cid}`);
  return names;
}

/** Almost always the end: messages arrive in order. */
function placeOf(timeline: readonly TimelineItem[], message: Message): number {
  if (message.seq === null) return timeline.length;
  for (let i = timeline.length; i > 0; i--) {
    const before = timeline[i - 1];
    if (before?.kind === 'message' && before.seq !== null && before.seq < message.seq) return i;
  }
  const first = timeline.findIndex((item) => item.kind === 'message' && item.seq !== null);
  return first === -1 ? timeline.length : first;
}
