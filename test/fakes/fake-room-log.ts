/** A message in the log of a fake server, as it goes over the wire. */
export interface LoggedMessage {
  readonly id: string;
  readonly cid: string;
  readonly from: { readonly id: string; readonly name: string };
  /** Empty in a deleted one. */
  readonly body: string;
  readonly seq: number;
  readonly ts: number;
  readonly rev?: number;
  readonly deleted?: true;
  readonly reactions?: Readonly<Record<string, readonly string[]>>;
}

/** What was done to a message, as history tells it. */
export interface LoggedChange extends Omit<LoggedMessage, 'body' | 'reactions' | 'deleted'> {
  readonly type: 'msg_edited' | 'msg_deleted' | 'msg_reacted';
  readonly body?: string;
  readonly emoji?: string;
  readonly on?: boolean;
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
  /** Does something to a message and gives that its place; null where there is no such message. */
  change(change: Omit<LoggedChange, 'seq' | 'rev'>): LoggedChange | null;
  /** A place in the log that nobody can read. Returns its `seq`. */
  skip(): number;
  /** The server forgets everything before this `seq`. */
  forgetBefore(seq: number): void;
  page(request: HistoryRequest): object;
}

export function createFakeRoomLog(epoch: string): FakeRoomLog {
  const byCid = new Map<string, LoggedMessage>();
  let messages: LoggedMessage[] = [];
  let changes: LoggedChange[] = [];
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
    change(change) {
      const before = messages.find(({ id, deleted }) => id === change.id && !deleted);
      if (!before) return null;
      head += 1;
      const after = changed(before, change);
      messages = messages.map((message) => (message === before ? after : message));
      const rev = change.type === 'msg_reacted' ? {} : { rev: after.rev ?? 0 };
      const entry = { ...change, ...rev, seq: head };
      changes.push(entry);
      return entry;
    },
    skip() {
      head += 1;
      return head;
    },
    forgetBefore(seq) {
      messages = messages.filter((message) => message.seq >= seq);
      changes = changes.filter((change) => change.seq >= seq);
      oldest = seq;
    },
    page({ after_seq, before_seq = Infinity, limit }) {
      const forward = after_seq !== undefined;
      const entries = [...messages, ...changes].sort((a, b) => a.seq - b.seq);
      const found = entries.filter(({ seq }) => (forward ? seq > after_seq : seq < before_seq));
      const kept = forward ? found.slice(0, limit) : found.slice(-limit);
      const more = kept.length < found.length;
      return { epoch, head, oldest: this.oldest, messages: kept, more };
    },
  };
}

function changed(message: LoggedMessage, change: Omit<LoggedChange, 'seq'>): LoggedMessage {
  const { reactions = {}, ...rest } = message;
  const rev = (message.rev ?? 0) + 1;
  if (change.type === 'msg_deleted') return { ...rest, body: '', rev, deleted: true };
  if (change.type === 'msg_edited') return { ...message, rev, body: change.body ?? '' };
  const emoji = change.emoji ?? '';
  const others = (reactions[emoji] ?? []).filter((id) => id !== change.from.id);
  const members = change.on ? [...others, change.from.id] : others;
  return { ...message, reactions: { ...reactions, [emoji]: members } };
}
