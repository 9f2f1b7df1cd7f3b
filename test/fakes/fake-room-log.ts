/** A message in the log of a fake server, as it goes over the wire. */
export interface LoggedMessage {
  readonly id: string;
  readonly cid: string;
  readonly from: { readonly id: string; readonly name: string };
  readonly body: string;
  readonly seq: number;
  readonly ts: number;
}

export interface HistoryRequest {
  readonly after_seq?: number;
  readonly before_seq?: number;
  readonly limit: number;
}

/** The log of one room on a fake server: a `seq` for each message, one message for each `cid`. */
export interface FakeRoomLog {
  readonly epoch: string;
  readonly head: number;
  readonly oldest: number;
  readonly messages: readonly LoggedMessage[];
  append(message: Pick<LoggedMessage, 'cid' | 'from' | 'body' | 'ts'>): {
    message: LoggedMessage;
    dup: boolean;
  };
  /** A place in the log that adds no message, as an edit takes one. Returns its `seq`. */
  skip(): number;
  /** The server forgets everything before this `seq`. */
  forgetBefore(seq: number): void;
  page(request: HistoryRequest): object;
}

export function createFakeRoomLog(epoch: string): FakeRoomLog {
  const byCid = new Map<string, LoggedMessage>();
  let messages: LoggedMessage[] = [];
  let head = 0;
  let oldest = 1;

  return {
    epoch,
    get head() {
      return head;
    },
    get oldest() {
      return messages.length === 0 ? 0 : oldest;
    },
    get messages() {
      return messages;
    },
    append({ cid, from, body, ts }) {
      const known = byCid.get(`${from.id} ${cid}`);
      if (known) return { message: known, dup: true };
      head += 1;
      const message = { id: `${epoch}-${head}`, cid, from, body, seq: head, ts };
      messages.push(message);
      byCid.set(`${from.id} ${cid}`, message);
      return { message, dup: false };
    },
    skip() {
      head += 1;
      return head;
    },
    forgetBefore(seq) {
      messages = messages.filter((message) => message.seq >= seq);
      oldest = seq;
    },
    page({ after_seq, before_seq = Infinity, limit }) {
      const forward = after_seq !== undefined;
      const found = messages.filter(({ seq }) => (forward ? seq > after_seq : seq < before_seq));
      const kept = forward ? found.slice(0, limit) : found.slice(-limit);
      const more = kept.length < found.length;
      return { epoch, head, oldest: this.oldest, messages: kept, more };
    },
  };
}
