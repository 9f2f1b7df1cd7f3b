import { EventEmitter } from 'node:events';
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { LIMITS } from '../../lib/wire/limits.ts';
import { serializerV1 } from '../../server/embedded/framing/serializer-v1.ts';
import { serializerV2 } from '../../server/embedded/framing/serializer-v2.ts';
import { chooseRung } from '../../server/embedded/rooms/choose-rung.ts';
import { createHub, type Hub } from '../../server/embedded/socket/hub.ts';
import { SocketSession } from '../../server/embedded/socket/socket-session.ts';

/** One client of a server without a network between them. */
export interface Guest {
  send(data: string | Buffer): void;
  /** What it was told since the last look. */
  take(): string[];
  /** Why the server closed; null while it did not. */
  readonly closedWith: number | null;
  leave(): void;
}

export interface ServerInProcess {
  readonly hub: Hub;
  /** What the server noted for the person who runs it. */
  readonly lines: string[];
  enter(memberId: string, options?: { readonly isLimited?: boolean; readonly vsn?: 1 | 2 }): Guest;
  stop(): void;
}

const [OPEN, CLOSING] = [1, 2];
/** First byte of a frame that is a whole text. */
const TEXT = 0x81;

/** As `ws` and its stream look from the server's side; it takes whatever is sent at once. */
class GuestSocket extends EventEmitter {
  readonly OPEN = OPEN;
  readyState = OPEN;
  writableLength = 0;
  closedWith: number | null = null;
  told: string[] = [];

  write(frame: Buffer): void {
    const [kind = 0, size = 0] = frame;
    const head = size < 126 ? 2 : size === 126 ? 4 : 10;
    this.told.push(frame.toString(kind === TEXT ? 'utf8' : 'latin1', head));
  }

  close(code: number): void {
    if (this.readyState !== OPEN) return;
    this.readyState = CLOSING;
    this.closedWith = code;
    this.emit('close');
  }
}

/** The embedded server from its frames inward, in memory. */
export function startInProcess({ quietAbove = LIMITS.quietAbove as number } = {}): ServerInProcess {
  const hub = createHub();
  const lines: string[] = [];
  const log = (line: string) => void lines.push(line);
  const setup = { hub, data: null, tickMs: 60_000, quietAbove, log };
  const parts = chooseRung({ rung: 'roomlight', ...setup });

  return {
    hub,
    lines,
    enter(memberId, { isLimited = true, vsn = 2 } = {}) {
      const ws = new GuestSocket();
      const { limits, joinRoom } = parts;
      const line = { ws: ws as unknown as WebSocket, stream: ws as unknown as Duplex };
      const session = new SocketSession(line, {
        identity: { memberId, name: memberId },
        serializer: vsn === 1 ? serializerV1 : serializerV2,
        hub,
        joinRoom,
        limits: isLimited ? limits : { ...limits, frames: null, joins: null },
        idleMs: 60_000,
        log,
      });
      return {
        send: (data) => void ws.emit('message', Buffer.from(data), typeof data !== 'string'),
        take: () => ws.told.splice(0),
        get closedWith() {
          return ws.closedWith;
        },
        leave() {
          session.shutDown();
        },
      };
    },
    stop: () => parts.stop(),
  };
}
