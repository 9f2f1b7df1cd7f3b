/** RFC 6455, section 5.2: the whole message in one frame, of a server, so that nothing is masked. */
const WHOLE = 0x80;
const OPCODE = { text: 1, binary: 2 } as const;
/** Lengths up to here stand in the second byte; longer ones behind it, in 2 bytes or in 8. */
const SHORT = 125;
const IN_TWO_BYTES = 126;
const IN_EIGHT_BYTES = 127;

/** A WebSocket frame as it goes over the wire, with the payload still to be written behind `at`. */
function frameFor(kind: keyof typeof OPCODE, size: number): { frame: Buffer; at: number } {
  const at = size <= SHORT ? 2 : size <= 0xffff ? 4 : 10;
  const frame = Buffer.allocUnsafe(at + size);
  frame[0] = WHOLE | OPCODE[kind];
  if (at === 2) frame[1] = size;
  else if (at === 4) {
    frame[1] = IN_TWO_BYTES;
    frame.writeUInt16BE(size, 2);
  } else {
    frame[1] = IN_EIGHT_BYTES;
    frame.writeUInt32BE(0, 2);
    frame.writeUInt32BE(size, 6);
  }
  return { frame, at };
}

/** A text message. */
export function textFrame(text: string): Buffer {
  const { frame, at } = frameFor('text', Buffer.byteLength(text));
  frame.write(text, at);
  return frame;
}

/** A binary message. */
export function binaryFrame(data: Uint8Array): Buffer {
  const { frame, at } = frameFor('binary', data.length);
  frame.set(data, at);
  return frame;
}
