import type { ClientFrame, Reply, ServerFrame } from './frame.ts';

/** First byte of Phoenix' binary frames. A client only ever sends pushes. */
const KIND = { push: 0, reply: 1, broadcast: 2 } as const;

/** Kind and the four lengths of a client's push. */
const PUSH_HEADER = 5;

/** Reads `00 | lengths of join_ref, ref, topic, event | those | payload`; null if it is none. */
export function decodeBinaryPush(data: Buffer): ClientFrame | null {
  if (data.length < PUSH_HEADER || data[0] !== KIND.push) return null;
  const fields: string[] = [];
  let offset = PUSH_HEADER;
  for (const size of data.subarray(1, PUSH_HEADER)) {
    if (offset + size > data.length) return null;
    fields.push(data.toString('utf8', offset, offset + size));
    offset += size;
  }
  const [joinRef = '', ref = '', topic = '', event = ''] = fields;
  return { joinRef, ref, topic, event, payload: data.subarray(offset) };
}

export function encodeBinaryPush(frame: ServerFrame, payload: Uint8Array): Buffer {
  return encode(KIND.push, [frame.joinRef, frame.topic, frame.event], payload);
}

export function encodeBinaryReply(reply: Reply, response: Uint8Array): Buffer {
  return encode(KIND.reply, [reply.joinRef, reply.ref, reply.topic, reply.status], response);
}

export function encodeBinaryBroadcast(topic: string, event: string, payload: Uint8Array): Buffer {
  return encode(KIND.broadcast, [topic, event], payload);
}

function encode(kind: number, fields: readonly unknown[], payload: Uint8Array): Buffer {
  const texts = fields.map((field) => Buffer.from(field === null ? '' : String(field)));
  const sizes = texts.map((text) => text.length);
  if (sizes.some((size) => size > 255))
    throw new RangeError('a field of a binary frame is too long');
  return Buffer.concat([Buffer.from([kind, ...sizes]), ...texts, payload]);
}
