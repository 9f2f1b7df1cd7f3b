import { WebSocket } from 'ws';
import { describeFrame } from './describe-frame.ts';

/** A client that sends and hears frames as they are on the wire, and forgives nothing. */
export interface RawClient {
  readonly protocol: string;
  /** An array goes out as JSON, text and bytes as they are. */
  send(frame: readonly unknown[] | string | Uint8Array): void;
  /** One message in several WebSocket frames. */
  sendInParts(...parts: readonly string[]): void;
  /** The next `count` frames, as `describeFrame` writes them. */
  hear(count: number): Promise<string[]>;
  /** The next frame whose description matches; what comes before it is passed over. */
  hearUntil(shape: RegExp): Promise<HeardFrame>;
  /** Waits for a frame of each shape, in whatever order; what comes between is passed over. */
  hearEach(...shapes: readonly RegExp[]): Promise<void>;
  /** What arrived unasked until a heartbeat came back: the way to show that nothing did. */
  settle(): Promise<string[]>;
  /** Stops reading from the network, as a suspended browser does. */
  pause(): void;
  resume(): void;
  /** A ping of the WebSocket protocol. */
  ping(): void;
  close(code?: number): void;
  /** The connection is gone without a goodbye. */
  destroy(): void;
  /** The server's close code. */
  readonly closed: Promise<number>;
}

export interface HeardFrame {
  readonly text: string;
  /** `[join_ref, ref, topic, event, payload]`, whatever the framing. */
  readonly frame: readonly unknown[];
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface RawOptions {
  readonly token?: string;
  readonly origin?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** How members are called in descriptions. */
  readonly labels?: ReadonlyMap<string, string>;
}

/** Long enough for a machine that does much else. */
const PATIENCE_MS = 10_000;
/** Real channels answer from a process of their own: a heartbeat may overtake them by this much. */
const OVERTAKING_MS = 60;

/** Opens `ws(s)://…/socket/websocket?…`; rejects with the HTTP status where the upgrade is refused. */
export async function openRaw(url: string, options: RawOptions = {}): Promise<RawClient> {
  const { token, origin, headers = {}, labels = new Map() } = options;
  const offered =
    token === undefined ? [] : ['phoenix', `base64url.bearer.phx.${btoa(token).replace(/=/g, '')}`];
  const ws = new WebSocket(url, offered, { headers, ...(origin !== undefined && { origin }) });
  const inbox = createInbox(labels);
  ws.on('message', (data, isBinary) => inbox.put(Buffer.from(data as ArrayBuffer), isBinary));
  const closed = new Promise<number>((resolve) =>
    ws.on('close', (code) => {
      inbox.close(code);
      resolve(code);
    }),
  );
  await opened(ws);
  ws.on('error', () => {}); // a close follows, and tests look at its code
  let heartbeats = 0;
  return {
    protocol: ws.protocol,
    closed,
    send(frame) {
      const isRaw = typeof frame === 'string' || frame instanceof Uint8Array;
      ws.send(isRaw ? frame : JSON.stringify(frame));
    },
    sendInParts(...parts) {
      for (const [index, part] of parts.entries())
        ws.send(part, { fin: index === parts.length - 1 });
    },
    async hear(count) {
      const heard: string[] = [];
      while (heard.length < count) heard.push((await inbox.next()).text);
      return heard;
    },
    async hearUntil(shape) {
      for (;;) {
        const heard = await inbox.next(shape);
        if (shape.test(heard.text)) return heard;
      }
    },
    async hearEach(...shapes) {
      const due = new Set(shapes);
      while (due.size > 0) {
        const heard = await inbox.next([...due][0]);
        for (const shape of due) if (shape.test(heard.text)) due.delete(shape);
      }
    },
    async settle() {
      await new Promise((resolve) => setTimeout(resolve, OVERTAKING_MS));
      const ref = `hb-${++heartbeats}`;
      ws.send(JSON.stringify([null, ref, 'phoenix', 'heartbeat', {}]));
      const heard: string[] = [];
      for (;;) {
        const { text } = await inbox.next();
        if (text === `- "${ref}" phoenix ok`) return heard;
        heard.push(text);
      }
    },
    pause: () => ws.pause(),
    resume: () => ws.resume(),
    ping: () => ws.ping(),
    close: (code) => ws.close(code),
    destroy: () => ws.terminate(),
  };
}

function opened(ws: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    ws.once('open', resolve);
    ws.once('error', reject);
    ws.once('unexpected-response', (request, response) => {
      request.destroy();
      reject(new Error(`HTTP ${response.statusCode}`));
    });
  });
}

/** What arrived and was not looked at yet. */
function createInbox(labels: ReadonlyMap<string, string>) {
  const frames: HeardFrame[] = [];
  const seen: string[] = [];
  let wake = () => {};
  let closeCode: number | null = null;

  return {
    put(data: Buffer, isBinary: boolean) {
      const heard = describeFrame(data, isBinary, labels);
      if (heard.text.endsWith(' diff')) return; // of nobody but the witness
      frames.push(heard);
      seen.push(heard.text);
      wake();
    },
    close(code: number) {
      closeCode = code;
      wake();
    },
    async next(wanted?: RegExp): Promise<HeardFrame> {
      const deadline = Date.now() + PATIENCE_MS;
      for (;;) {
        const frame = frames.shift();
        if (frame) return frame;
        const left = deadline - Date.now();
        if (closeCode !== null || left <= 0) {
          const why = closeCode === null ? 'nothing more came' : `closed with ${closeCode}`;
          const last = seen.slice(-8).join('\n  ');
          throw new Error(`Waited for ${wanted ?? 'a frame'}, but ${why}. Last heard:\n  ${last}`);
        }
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, left);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
    },
  };
}
