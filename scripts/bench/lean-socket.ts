import { connect, type Socket } from 'node:net';
import { createFrameSplitter, type KnownFrames } from './frame-splitter.ts';

/** A WebSocket with no more than a load client needs. */
export interface LeanSocket {
  send(text: string): void;
  /** Without a goodbye. */
  destroy(): void;
}

export interface LeanListener<Frame> {
  frame(frame: Frame): void;
  /** The server's close code; 1006 where it went without one. */
  closed(code: number): void;
}

/** One for all sockets: Node reads into it, and what is read is looked at before the next read. */
const READ_INTO = Buffer.alloc(256 * 1024);

/**
 * Opens a socket. `ws` puts each frame together in memory of its own; for a thousand clients that share
 * the machine with the server that is half of all the work there is.
 */
export function openLean<Frame>(
  url: URL,
  protocols: readonly string[],
  known: KnownFrames<Frame>,
  listener: LeanListener<Frame>,
): Promise<LeanSocket> {
  return new Promise((resolve, reject) => {
    let answer = '';
    let isOpen = false;
    let closeCode = 1006;
    const splitter = createFrameSplitter(known, {
      frame: listener.frame,
      close: (code) => {
        closeCode = code;
        socket.write(writeFrame(8, Buffer.alloc(0)));
      },
    });
    const socket: Socket = connect({
      host: url.hostname,
      port: Number(url.port),
      noDelay: true,
      onread: {
        buffer: READ_INTO,
        callback(size, buffer) {
          const chunk = (buffer as Buffer).subarray(0, size);
          if (isOpen) splitter.read(chunk);
          else openWith(chunk);
          return true;
        },
      },
    });
    socket.on('connect', () => socket.write(upgrade(url, protocols)));
    socket.on('error', reject);
    socket.on('close', () => listener.closed(closeCode));

    function openWith(chunk: Buffer): void {
      answer += chunk.toString('latin1');
      const end = answer.indexOf('\r\n\r\n');
      if (end === -1) return;
      if (!answer.startsWith('HTTP/1.1 101')) {
        reject(new Error(`Not let in: ${answer.slice(0, answer.indexOf('\r\n'))}`));
        return;
      }
      isOpen = true;
      splitter.read(Buffer.from(answer.slice(end + 4), 'latin1'));
      resolve({
        send: (text) => socket.write(writeFrame(1, Buffer.from(text))),
        destroy: () => socket.destroy(),
      });
    }
  });
}

function upgrade(url: URL, protocols: readonly string[]): string {
  return [
    `GET ${url.pathname}${url.search} HTTP/1.1`,
    `Host: ${url.host}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...(protocols.length > 0 ? [`Sec-WebSocket-Protocol: ${protocols.join(', ')}`] : []),
    '\r\n',
  ].join('\r\n');
}

/** A mask of zeros leaves the text as it is. Frames of a load client are short. */
function writeFrame(opcode: number, data: Buffer): Buffer {
  const head =
    data.length < 126
      ? [0x80 | opcode, 0x80 | data.length]
      : [0x80 | opcode, 0x80 | 126, data.length >> 8, data.length & 0xff];
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), data]);
}
