import {
  type ClientFrame,
  type Encoded,
  type Json,
  messageAround,
  type Serializer,
} from './frame.ts';
import { parseJson } from './parse-json.ts';

/**
 * `{topic, event, payload, ref}`, of clients before Phoenix 1.3 and of those that name no version. The
 * server's frames carry no `join_ref`, and a binary message is read as text.
 */
export const serializerV1: Serializer = {
  decode(data) {
    return readFrame(parseJson(data.toString('utf8')));
  },
  push({ ref, topic, event, payload }) {
    return write(event, payload, ref, topic);
  },
  reply({ ref, topic, status, response }) {
    return write('phx_reply', { response, status }, ref, topic);
  },
  broadcast(topic, event, payload) {
    return write(event, payload, null, topic);
  },
};

function readFrame(frame: Json | undefined): ClientFrame | null {
  if (typeof frame !== 'object' || frame === null || isArray(frame)) return null;
  const { topic, event, payload, ref, join_ref: joinRef = null } = frame;
  if (topic === undefined || event === undefined || payload === undefined || ref === undefined) {
    return null;
  }
  return { joinRef, ref, topic, event, payload };
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function write(event: string, payload: unknown, ref: Json, topic: Json): Encoded {
  if (payload instanceof Uint8Array) throw new TypeError('V1 framing carries no bytes');
  const [eventText, refText, topicText] = [event, ref, topic].map((part) => JSON.stringify(part));
  const before = `{"event":${eventText},"payload":`;
  return messageAround(before, payload, `,"ref":${refText},"topic":${topicText}}`);
}
