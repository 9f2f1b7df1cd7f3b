/** What a stock client uses of phoenix.js and the extension does not. */
declare module 'phoenix' {
  export interface SocketOptions {
    vsn?: string;
    encode?: (message: StockMessage, callback: (encoded: string) => void) => void;
  }

  export interface StockMessage {
    join_ref: string | null;
    ref: string | null;
    topic: string;
    event: string;
    payload: object;
  }

  export class Presence {
    constructor(channel: Channel);
    onSync(callback: () => void): void;
    list<T>(by: (key: string, presence: { metas: Record<string, unknown>[] }) => T): T[];
  }
}
