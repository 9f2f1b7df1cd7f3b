import type { EditDraft, MemberId, Quote, ReactionEmoji } from '../lib/room/types.ts';

/** What came of asking: words for the person, null if it was done. */
export type Outcome = Promise<string | null>;

/** What can be done with messages. One object for as long as it is the same room, so that nothing renders for it. */
export interface MessageActions {
  readonly retry: (cid: string) => void;
  readonly discard: (cid: string) => void;
  readonly reply: (key: string) => void;
  readonly react: (key: string, emoji: ReactionEmoji, on: boolean) => void;
  /** Change an own message to this, which is not saved yet; null: leave it as it is. */
  readonly edit: (edit: EditDraft | null) => void;
  /** `cid` names the attempt: asked again with the same one, it is done once. */
  readonly saveEdit: (key: string, cid: string, body: string) => Outcome;
  readonly remove: (key: string, cid: string) => Outcome;
  /** Not to read somebody here, or to read them again. */
  readonly setBlocked: (memberId: MemberId, name: string, on: boolean) => void;
  readonly findQuote: (quote: Quote) => void;
  /** Bring another message into view. */
  readonly show: (key: string) => void;
  /** What somebody is called, ourselves included. */
  readonly nameOf: (memberId: MemberId) => string;
}

/** What this room can do: what it can't has no control. The same object until that changes. */
export interface Abilities {
  readonly reply: boolean;
  readonly react: boolean;
  readonly edit: boolean;
  /** Delete what others said: it is our room. */
  readonly deleteAny: boolean;
  readonly findQuote: boolean;
  /** Who we are, for what we reacted with, and what calls for us. */
  readonly selfId: MemberId | null;
  readonly selfName: string | null;
  /** What others here are called whose name begins with ours and goes on. */
  readonly longerNames: readonly string[];
}
