import type { OutboxEntry, Self } from '../room/types.ts';
import type { ChangeRequest } from '../wire/build.ts';
import type { SealedContent } from '../wire/parse-sealed.ts';

/** What is sealed of a message on its way. */
export function sayContent(entry: OutboxEntry, { name }: Self): SealedContent {
  const { cid, body, acceptedAt: time, replyTo: reply = null, quote = null } = entry;
  return { kind: 'say', cid, name, time, body, reply, quote };
}

/** What is sealed of a change. */
export function changeContent(request: ChangeRequest, { name }: Self, time: number): SealedContent {
  const { key: target, cid } = request;
  const said = { cid, name, time, target };
  switch (request.type) {
    case 'edit':
      return { ...said, kind: 'edit', body: request.body };
    case 'delete':
      return { ...said, kind: 'delete' };
    case 'react':
      return { ...said, kind: 'react', emoji: request.emoji, on: request.on };
    default:
      return request satisfies never;
  }
}
