import {
  decodeBinaryPush,
  encodeBinaryBroadcast,
  encodeBinaryPush,
  encodeBinaryReply,
} from './binary-frame.ts';
import {
  type ClientFrame,
  type Encoded,
  type Json,
  messageAround,
  type Serializer,
} from './frame.ts';
import { parseJson } from './parse-json.ts';
import { binaryFrame } from './web-socket-frame.ts';

/** `[join_ref, ref, topic, event, payload]`. Elements after the fifth are ignored, as in Phoenix. */
export const serializerV2: Serializer = {
  decode(data, isBinary) {
    return isBinary ? decodeBinaryPush(data) : decodeText(data.toString('utf8'));
  },
  push(frame) {
    if (frame.payload instanceof Uint8Array)
      return binaryFrame(encodeBinaryPush(frame, frame.payload));
    const { joinRef, ref, topic, event, payload } = frame;
    return write(joinRef, ref, topic, event, payload);
  },
  reply(reply) {
    if (reply.response instanceof Uint8Array)
      return binaryFrame(encodeBinaryReply(reply, reply.response));
    const { joinRef, ref, topic, status, response } = reply;
    return write(joinRef, ref, topic, 'phx_reply', { response, status });
  },
  broadcast(topic, event, payload) {
    return payload instanceof Uint8Array
      ? binaryFrame(encodeBinaryBroadcast(topic, event, payload))
      : write(null, null, topic, event, payload);
  },
};

function decodeText(text: string): ClientFrame | null {
  const parts = parseJson(text);
  if (!Array.isArray(parts)) return null;
  const [joinRef, ref, topic, event, payload] = parts as Json[];
  if (
    joinRef === undefined ||
    ref === undefined ||
    topic === undefined ||
    event === undefined ||
    payload === undefined
  ) {
    return null;
  }
  return { joinRef, ref, topic, event, payload };
}

function write(joinRef: Json, ref: Json, topic: Json, event: string, payload: unknown): Encoded {
  const head = JSON.stringify([joinRef, ref, topic, event]);
  return messageAround(`${head.slice(0, -1)},`, payload, ']');
}
