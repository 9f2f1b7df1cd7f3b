import type { Clock } from '../../lib/clock.ts';

/** The server's end of one WebSocket. */
export interface Wire {
  /** Sends a text frame, `extraMs` later than it would arrive; later ones may overtake it then. */
  send(text: string, extraMs?: number): void;
  /** Ends the connection; what is under way is lost. */
  close(code: number): void;
  /** Half-open: nothing comes through in either direction, and nobody is told. */
  freeze(): void;
}

/** What a server does about a new WebSocket. */
export interface Gate {
  /** `accept` lets it in; without it the browser waits for an answer. */
  knock(request: {
    readonly url: URL;
    readonly protocols: readonly string[];
    readonly accept: (receive: (text: string) => void, gone: () => void) => Wire;
    readonly refuse: () => void;
  }): void;
  /** One way, ms. */
  readonly latencyMs: () => number;
}

const [CONNECTING, OPEN, CLOSING, CLOSED] = [0, 1, 2, 3];
/** A browser waits so long for the other end to confirm a close. */
const CLOSE_TIMEOUT_MS = 2_000;
/** Phoenix gives up a client that says nothing for so long. */
const SERVER_IDLE_MS = 60_000;

/** A class as `WebSocket` is one, whose other end is `gate`. */
export function fakeWebSocket(
  gate: Gate,
  clock: Clock,
): new (url: string, protocols?: string[]) => WebSocket {
  class FakeWebSocket {
    readyState = CONNECTING;
    bufferedAmount = 0;
    binaryType = 'blob';
    onopen: (() => void) | null = null;
    onerror: ((event: unknown) => void) | null = null;
    onmessage: ((event: { data: unknown }) => void) | null = null;
    onclose: ((event: { code: number; reason: string; wasClean: boolean }) => void) | null = null;
    #frozen = false;
    #receive: (text: string) => void = () => {};
    #gone: () => void = () => {};

    constructor(url: string, protocols: string[] = []) {
      gate.knock({
        url: new URL(url),
        protocols,
        accept: (receive, gone) => this.#accepted(receive, gone),
        refuse: () => this.#arrive(() => this.#end(1006)),
      });
    }

    send(text: string): void {
      if (this.readyState === CONNECTING) throw new Error('still connecting');
      if (this.readyState !== OPEN) return;
      clock.after(gate.latencyMs(), () => {
        if (!this.#frozen && this.readyState !== CLOSED) this.#receive(text);
      });
    }

    close(code = 1005): void {
      if (this.readyState >= CLOSING) return;
      const wasOpen = this.readyState === OPEN;
      this.readyState = CLOSING;
      const roundTrip = 2 * gate.latencyMs();
      if (!this.#frozen) clock.after(gate.latencyMs(), () => this.#leave());
      const wait = this.#frozen ? CLOSE_TIMEOUT_MS : wasOpen ? roundTrip : 0;
      clock.after(wait, () => this.#end(wasOpen && !this.#frozen ? code : 1006));
    }

    #accepted(receive: (text: string) => void, gone: () => void): Wire {
      this.#receive = receive;
      this.#gone = gone;
      this.#arrive(() => {
        if (this.readyState !== CONNECTING) return;
        this.readyState = OPEN;
        this.onopen?.();
      });
      return {
        send: (text, extraMs = 0) =>
          this.#arrive(() => {
            if (this.readyState === OPEN) this.onmessage?.({ data: text });
          }, extraMs),
        close: (code) => {
          this.#leave();
          this.#arrive(() => this.#end(code));
        },
        freeze: () => {
          this.#frozen = true;
          this.#receive = () => {};
          clock.after(SERVER_IDLE_MS, () => this.#leave());
        },
      };
    }

    #arrive(callback: () => void, extraMs = 0): void {
      clock.after(gate.latencyMs() + extraMs, () => {
        if (!this.#frozen) callback();
      });
    }

    /** The server learns once that this client is gone. */
    #leave(): void {
      this.#receive = () => {};
      const gone = this.#gone;
      this.#gone = () => {};
      gone();
    }

    #end(code: number): void {
      if (this.readyState === CLOSED) return;
      const wasConnecting = this.readyState === CONNECTING;
      this.readyState = CLOSED;
      this.#leave();
      if (wasConnecting) this.onerror?.({});
      this.onclose?.({ code, reason: '', wasClean: code === 1000 });
    }
  }

  return FakeWebSocket as unknown as new (url: string, protocols?: string[]) => WebSocket;
}
