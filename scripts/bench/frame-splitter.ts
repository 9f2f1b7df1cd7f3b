/** Frames that were read before, to be recognised instead of read again. */
export interface KnownFrames<Frame> {
  alike(length: number): readonly KnownFrame<Frame>[];
  /** Reads a frame nobody knew, and remembers it. */
  learn(data: Buffer): Frame;
}

export interface KnownFrame<Frame> {
  readonly data: Buffer;
  readonly frame: Frame;
}

export interface SplitListener<Frame> {
  frame(frame: Frame): void;
  close(code: number): void;
}

const CLOSE = 8;

/**
 * Splits what a server sends into frames. A thousand clients get the same bytes a thousand times: as long
 * as they are those of a known frame they are compared where they lie, and not kept.
 */
export function createFrameSplitter<Frame>(
  known: KnownFrames<Frame>,
  listener: SplitListener<Frame>,
) {
  let head = Buffer.alloc(0);
  let opcode = 0;
  let length = -1;
  let got = 0;
  let candidates: readonly KnownFrame<Frame>[] = [];
  let own: Buffer | null = null;

  function take(part: Buffer): void {
    const before = candidates[0];
    const isLike = ({ data }: KnownFrame<Frame>) =>
      data.compare(part, 0, part.length, got, got + part.length) === 0;
    // A whole frame is most often the newest that was read: the older ones need not be looked at for each client.
    const whole = part.length === length ? candidates.find(isLike) : undefined;
    candidates = whole ? [whole] : candidates.filter(isLike);
    if (candidates.length === 0) {
      own ??= copyOfStart(before);
      part.copy(own, got);
    }
    got += part.length;
    if (got === length) finish();
  }

  function copyOfStart(before: KnownFrame<Frame> | undefined): Buffer {
    const data = Buffer.allocUnsafe(length);
    before?.data.copy(data, 0, 0, got);
    return data;
  }

  function finish(): void {
    const [recognised] = candidates;
    const data = own;
    length = -1;
    own = null;
    if (opcode === CLOSE) listener.close(data && data.length > 1 ? data.readUInt16BE(0) : 1005);
    else if (recognised) listener.frame(recognised.frame);
    else listener.frame(known.learn(data ?? Buffer.alloc(0)));
  }

  return {
    read(chunk: Buffer): void {
      let rest = head.length > 0 ? Buffer.concat([head, chunk]) : chunk;
      head = Buffer.alloc(0);
      while (rest.length > 0) {
        if (length === -1) {
          const start = readHead(rest);
          if (!start) {
            head = Buffer.from(rest);
            return;
          }
          ({ opcode, length } = start);
          got = 0;
          candidates = opcode === CLOSE ? [] : known.alike(length);
          rest = rest.subarray(start.size);
        }
        const part = rest.subarray(0, length - got);
        rest = rest.subarray(part.length);
        take(part);
      }
    },
  };
}

/** Servers don't mask, and ours don't fragment. Null while there is not enough of it. */
function readHead(data: Buffer): { opcode: number; length: number; size: number } | null {
  if (data.length < 2) return null;
  const opcode = data.readUInt8(0) & 0x0f;
  const short = data.readUInt8(1);
  if (short < 126) return { opcode, length: short, size: 2 };
  if (short === 126) {
    return data.length < 4 ? null : { opcode, length: data.readUInt16BE(2), size: 4 };
  }
  return data.length < 10 ? null : { opcode, length: data.readUInt32BE(6), size: 10 };
}
