import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A way to a server that writes down what goes towards it. */
export interface RecordingProxy {
  readonly url: string;
  /** Every byte that left clients, as they meant it: requests as they are, and texts of frames. */
  sent(): readonly string[];
  stop(): Promise<void>;
}

/** Stands between clients and a server, byte by byte below both: nothing gets past it. */
export async function startRecordingProxy(serverUrl: string): Promise<RecordingProxy> {
  const { hostname, port } = new URL(serverUrl);
  const ways = new Map<Socket, Buffer[]>();
  const proxy = createServer((near) => {
    const far = connect(Number(port), hostname);
    const chunks: Buffer[] = [];
    ways.set(near, chunks);
    near.on('data', (chunk: Buffer) => chunks.push(chunk));
    near.pipe(far);
    far.pipe(near);
    for (const socket of [near, far]) socket.on('error', () => {});
    near.once('close', () => far.destroy());
    far.once('close', () => near.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    sent: () => [...ways.values()].flatMap((chunks) => read(Buffer.concat(chunks))),
    async stop() {
      for (const near of ways.keys()) near.destroy();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
}

/** A connection's requests; once it is a WebSocket, the frames behind its handshake. */
function read(bytes: Buffer): string[] {
  const text = bytes.toString('latin1');
  const end = text.indexOf('\r\n\r\n') + 4;
  const isSocket = end > 4 && /^upgrade: websocket/im.test(text.slice(0, end));
  if (!isSocket) return [bytes.toString('utf8')];
  // A frame that this would misread is a text that no test finds anything in: none may be compressed.
  if (/^sec-websocket-extensions:/im.test(text.slice(0, end)) && bytes[end] !== undefined) {
    if ((bytes[end] & 0x40) !== 0) throw new Error('a frame is compressed');
  }
  return [text.slice(0, end), ...readFrames(bytes.subarray(end))];
}

/** RFC 6455, section 5.2: what clients send is masked. */
function readFrames(bytes: Buffer): string[] {
  const frames: string[] = [];
  let at = 0;
  while (at + 6 <= bytes.length) {
    const short = bytes.readUInt8(at + 1) & 0x7f;
    const sizeBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
    const length =
      sizeBytes === 0
        ? short
        : bytes.readUIntBE(at + 2 + Math.max(0, sizeBytes - 6), Math.min(6, sizeBytes));
    const from = at + 2 + sizeBytes + 4;
    if (from + length > bytes.length) break;
    const mask = bytes.subarray(from - 4, from);
    const payload = Buffer.from(bytes.subarray(from, from + length));
    for (const [n, byte] of payload.entries()) payload[n] = byte ^ (mask[n % 4] ?? 0);
    frames.push(payload.toString('utf8'));
    at = from + length;
  }
  return frames;
}
