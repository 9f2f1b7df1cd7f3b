import type { MessageChange } from './room-event.ts';

/** Names a room on its server: `[a-z0-9_-]`, 1–128, at most one `:`. The topic is `room:<RoomId>`. */
export type RoomId = string;
/** Names a person on one server, however many tabs and devices they have. */
export type MemberId = string;
/** 128 random bits in hex, made where the message was typed, before anything is sent. */
export type Cid = string;

/** Where a room is. The same id on two servers is two rooms. */
export interface RoomAddress {
  /** As `parseServerUrl` returns it: `http(s)://host[:port][/path]`, without a slash at the end. */
  readonly serverUrl: string;
  readonly roomId: RoomId;
}

/** What kind of server this is, inferred and never configured; each rung can do what the one before can. */
export type Rung = 'article' | 'guide' | 'echo' | 'roomlight';

/** What both sides of a roomlight join know. */
export type Capability =
  | 'cid'
  | 'seq'
  | 'history'
  | 'edit'
  | 'react'
  | 'typing'
  | 'presence_update'
  | 'invisible'
  | 'quote'
  /** A meta may carry how somebody is here encrypted. */
  | 'sealed'
  | 'moderate';

/** Why a server says no. The list is the protocol's; `lib/wire` turns anything else into `unknown`. */
export type RefusalReason =
  | 'rate_limited'
  | 'too_large'
  | 'invalid'
  | 'unauthorized'
  | 'banned'
  /** Nobody new comes in. */
  | 'locked'
  | 'room_full'
  | 'read_only'
  | 'not_found'
  | 'conflict'
  | 'epoch_changed'
  | 'server_busy'
  | 'wrong_version'
  /** No channel of this server serves such a topic: Phoenix' "unmatched topic". */
  | 'no_such_room'
  /** A server without sessions lets nobody into this room: one from Phoenix' guides has only its lobby. */
  | 'not_this_room'
  /** An encrypted room whose invitation this browser does not have. */
  | 'no_key'
  | 'unknown';

/** Why we are not online, as far as a browser can tell. */
export type ConnectionProblem =
  /** This browser has no network. */
  | 'offline'
  /** Nothing answers at that address. */
  | 'unreachable'
  /** Something answers, but there is no socket at that path. */
  | 'wrong_path'
  /** A socket opens, but nobody speaks Phoenix on it. */
  | 'not_phoenix'
  /** The server does not accept this extension's origin. */
  | 'origin_refused'
  /** Something answers and refuses the socket; a browser does not see why. */
  | 'upgrade_refused'
  /** The server asked us to come back later. */
  | 'server_busy'
  /** It worked until a moment ago; nothing else is known yet. */
  | 'lost';

/** Our standing with one room. */
export type Connection =
  | { readonly status: 'connecting' }
  | { readonly status: 'online' }
  | {
      readonly status: 'reconnecting';
      /** Since when, ms. A notice is shown after 2 s: a quick reconnect is not news. */
      readonly since: number;
      readonly problem: ConnectionProblem;
    }
  | { readonly status: 'refused'; readonly reason: RefusalReason };

export type PresenceState = 'active' | 'idle' | 'hidden';

/** One tab or device of a member. */
export interface PresenceMeta {
  /** Phoenix' own id of this meta, `phx_ref`. */
  readonly ref: string;
  readonly name: string | null;
  /** Seed of the picture the person chose; null where the server does not carry it. */
  readonly face: string | null;
  readonly state: PresenceState;
  /** The keyed hash of the page this tab shows, if it is shared. */
  readonly page: string | null;
  /** ms; null where the server gives no time that can be read. */
  readonly onlineAt: number | null;
  /** In an encrypted room: where this person takes those who follow them; empty where that is not told now. */
  readonly leads?: string | undefined;
  readonly asks?: Ask | undefined;
  /** All of the above but the time, encrypted: until it is open, and only in an encrypted room. */
  readonly sealed?: string;
}

/** Somebody wants the others to come to a page. */
export interface Ask {
  /** Another one each time. */
  readonly id: string;
  readonly url: string;
  /** ms, by the clock of whoever asks: what was asked long ago moves nobody, whoever tells it again. */
  readonly at: number;
}

/** A person in a room; present while one of their metas is. */
export interface Member {
  readonly id: MemberId;
  /** At least one, at most 16. */
  readonly metas: readonly PresenceMeta[];
}

/** Who this browser is in the room. */
export interface Self {
  readonly memberId: MemberId;
  readonly name: string;
  readonly face: string;
}

/** Who said a message. */
export interface Author {
  /** Null on servers that do not say who sent a message. */
  readonly id: MemberId | null;
  readonly name: string | null;
  /** True where the server took the author from the socket, false where the sender only claims it. */
  readonly verified: boolean;
}

/** What can be reacted with. Protocol, section 4: a closed list of six. */
export type ReactionEmoji = '👍' | '❤️' | '😂' | '😮' | '😢' | '🎉';

/** Everybody who reacted to a message with the same emoji, in the order they did. */
export interface Reaction {
  readonly emoji: ReactionEmoji;
  /** At least one. */
  readonly members: readonly MemberId[];
}

/** A place in a page, by its words: where it is, and not on which page. All texts are cleaned. */
export interface Quote {
  /** What was selected, 1–500 code points. */
  readonly exact: string;
  /** What stands before and after it, up to 32 code points each: it tells two equal places apart. */
  readonly prefix: string;
  readonly suffix: string;
}

/** What stands beside the text of a message. */
export interface MessageContext {
  /** Key of the message it answers; that may be older than what is here, or deleted. */
  readonly replyTo?: string;
  readonly quote?: Quote;
}

/** A message of ours that is being changed, and how far that has got. */
export interface EditDraft {
  /** Key of the message. */
  readonly key: string;
  readonly text: string;
}

/** What is kept beside the text of a draft. */
export interface DraftContext extends MessageContext {
  readonly edit?: EditDraft;
}

/** What is to be thought of a message in an encrypted room. */
export interface MessageSeal {
  /**
   * `signed`, `unsigned`: encrypted, by somebody who has the room's invitation. `plain`: not encrypted,
   * so anybody may have said it. `unreadable`: for another key, or changed on its way. `replayed`: it was
   * here before, and was sent once more by somebody who is not its author. Of the last two there is no text.
   */
  readonly state: 'signed' | 'unsigned' | 'plain' | 'unreadable' | 'replayed';
  /** Public key of whoever signed it. */
  readonly key: string | null;
  /** The same member has signed with another key before. */
  readonly isOtherKey?: true;
  /** Only until it has its place in the room. */
  readonly sealedAs?: SealedAs;
}

/** Which life of a sender sealed it, and as its how-manieth: no two texts have the same. */
export interface SealedAs {
  readonly life: string;
  readonly counter: number;
}

/** Whose word a change in an encrypted room is: by the key, or where nobody signed, by the server's word. */
export interface ChangeSeal {
  readonly key: string | null;
  readonly memberId: MemberId | null;
  readonly sealedAs: SealedAs;
}

/** Whose words a member's are, by the key that they sign with. */
export interface Signer {
  readonly memberId: MemberId;
  /** The first one that this browser saw: trusted until another comes. */
  readonly key: string;
  /** Six signs that both see alike where nobody stands between them; none where we can't sign. */
  readonly safety: readonly string[];
  /** Another key than this has come since. */
  readonly isChanged: boolean;
}

/** What an encrypted room has to know beyond a life of the background. Plain JSON. */
export interface SealRecord {
  /** What came of each sender's life, by its counters: what comes again is a replay. */
  readonly seen: readonly {
    readonly life: string;
    readonly highest: number;
    readonly missing: readonly number[];
  }[];
  readonly signers: readonly Signer[];
  /** What was done to messages, oldest first, as far as it is remembered. */
  readonly orphans: readonly Orphan[];
}

/** A change that its message may need again. */
export interface Orphan {
  readonly change: MessageChange;
  readonly by: Pick<ChangeSeal, 'key' | 'memberId'>;
}

/**
 * Something a member said and the room has heard. What became of it later is not there at all where
 * nothing did: so it is with most messages, and with all that were written to disk before it was known.
 */
export interface Message extends MessageContext {
  readonly kind: 'message';
  /** Stable identity within the room: the server's id, else one made here. */
  readonly key: string;
  /** Place in the room's log; null on servers that keep none. */
  readonly seq: number | null;
  readonly cid: Cid | null;
  readonly from: Author;
  readonly own: boolean;
  /** As its author has it now; empty once deleted. */
  readonly body: string;
  /** How often its author has changed it. */
  readonly rev?: number;
  /** Its author took it back: only its place is left. */
  readonly deleted?: true;
  readonly reactions?: readonly Reaction[];
  /** In an encrypted room. */
  readonly seal?: MessageSeal;
  /** ms: the server's time where it gives one, else when it arrived. */
  readonly at: number;
}

/** A line in the timeline that nobody said. */
export interface Divider {
  readonly kind: 'divider';
  readonly key: string;
  readonly why: 'history_restarted' | 'maybe_missed';
  readonly at: number;
}

export type TimelineItem = Message | Divider;

/** Why a message will not be sent by itself any more. */
export type FailureReason = RefusalReason | 'too_old';

/** How far a message of ours has got. `sent` stays only until the message itself is in the timeline. */
export type Delivery =
  | { readonly status: 'queued' }
  | { readonly status: 'sending' }
  | { readonly status: 'unconfirmed' }
  | { readonly status: 'sent'; readonly seq: number | null }
  | { readonly status: 'failed'; readonly reason: FailureReason };

/** A message accepted from the person and not yet in the timeline. */
export interface OutboxEntry extends MessageContext {
  readonly cid: Cid;
  readonly body: string;
  /** When the person sent it, ms. */
  readonly acceptedAt: number;
  /** Place in the person's own order within the room; counts up. */
  readonly order: number;
  readonly delivery: Delivery;
}

/** Somebody the owner of a room lets in no more. */
export interface BannedMember {
  readonly memberId: MemberId;
  /** As the owner knew them. */
  readonly name: string | null;
}

/** What the server allows in this room. */
export interface RoomLimits {
  /** Code points of one message. */
  readonly body: number;
  /** UTF-8 bytes of one with what it points at, in an encrypted room: many a script reaches these sooner. */
  readonly bytes?: number;
}

/** A place people are in together. Plain JSON: it crosses ports and is written to disk as it is. */
export interface Room {
  readonly address: RoomAddress;
  /** What is said here is encrypted: the server sees who, when and how much, and not what. */
  readonly sealed: boolean;
  /** Who has signed what they said here, the last one met last. */
  readonly signers: readonly Signer[];
  readonly connection: Connection;
  /** Null until the server has shown what it is. */
  readonly rung: Rung | null;
  readonly capabilities: readonly Capability[];
  readonly limits: RoomLimits;
  /** Its owner lets nobody new in. */
  readonly locked?: boolean;
  readonly self: Self | null;
  /** In order of arrival, we among them. */
  readonly members: readonly Member[];
  /** False until a roster arrived; `partial` where the server lists only those who came after us. */
  readonly roster: 'unknown' | 'partial' | 'whole';
  /** Oldest first. */
  readonly timeline: readonly TimelineItem[];
  /** True while the server has messages older than the first here. */
  readonly hasOlder: boolean;
  /** Own messages on their way, in the order they were sent. */
  readonly outgoing: readonly OutboxEntry[];
  /** Who is typing besides us: the first few, since more are not named. Some may be no members any more. */
  readonly typing: readonly MemberId[];
  /** Key of the last message the person has seen; null before the first look. */
  readonly readKey: string | null;
  /** What is typed and not yet handed over. */
  readonly draft: string;
  /** What it answers and points at, and what is being changed meanwhile; not there where there is none of it. */
  readonly draftContext?: DraftContext;
}
