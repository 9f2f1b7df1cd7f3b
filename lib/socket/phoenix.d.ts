/** The part of phoenix.js 1.8.16 that we use; it ships no types, and the published ones are older. */
declare module 'phoenix' {
  export interface SocketOptions {
    params?: () => Record<string, string>;
    authToken?: () => string;
    transport?: new (url: string, protocols?: string[]) => WebSocket;
    timeout?: number;
    heartbeatIntervalMs?: number;
    reconnectAfterMs?: (tries: number) => number;
    rejoinAfterMs?: (tries: number) => number;
    encode?: (frame: OutgoingFrame, callback: (encoded: string) => void) => void;
    decode?: (data: unknown, callback: (frame: unknown) => void) => void;
  }

  export interface OutgoingFrame {
    join_ref: string | null;
    ref: string | null;
    topic: string;
    event: string;
    payload: object;
  }

  export interface ReceivedFrame {
    topic: string;
    event: string;
    ref: string | null;
  }

  export class Socket {
    constructor(endPoint: string, options?: SocketOptions);
    connect(): void;
    disconnect(callback?: () => void, code?: number, reason?: string): void;
    isConnected(): boolean;
    channel(topic: string, params?: () => object): Channel;
    onOpen(callback: () => void): string;
    onClose(callback: (event: CloseEvent) => void): string;
    onMessage(callback: (frame: ReceivedFrame) => void): string;
    /** False where there is no open connection. */
    ping(callback: (roundTripMs: number) => void): boolean;
  }

  export class Channel {
    readonly state: 'closed' | 'errored' | 'joined' | 'joining' | 'leaving';
    join(timeoutMs?: number): Push;
    leave(timeoutMs?: number): Push;
    on(event: string, callback: (payload: unknown) => void): number;
    onClose(callback: () => void): void;
    onError(callback: (reason: unknown) => void): number;
    push(event: string, payload: object, timeoutMs?: number): Push;
  }

  export class Push {
    receive(status: 'ok' | 'error' | 'timeout', callback: (response: unknown) => void): this;
  }
}
