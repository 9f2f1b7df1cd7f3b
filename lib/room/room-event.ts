import type {
  Capability,
  ChangeSeal,
  Cid,
  Connection,
  Divider,
  DraftContext,
  Member,
  MemberId,
  Message,
  OutboxEntry,
  ReactionEmoji,
  RoomLimits,
  Rung,
  Self,
  Signer,
} from './types.ts';

/** What was done to a message later. One that the timeline does not have is ignored. */
export type MessageChange = {
  /** In an encrypted room, until it has its place. */
  readonly seal?: ChangeSeal;
} &
  /** Ignored unless `rev` is newer than what is here: edits may come twice and late. */
  (
    | {
        readonly type: 'message_edited';
        readonly key: string;
        readonly body: string;
        readonly rev: number;
      }
    | { readonly type: 'message_deleted'; readonly key: string }
    | {
        readonly type: 'reaction_changed';
        readonly key: string;
        readonly emoji: ReactionEmoji;
        readonly memberId: MemberId;
        readonly on: boolean;
      }
  );

/** A fact about a room. The background applies it and forwards the same event to every surface. */
export type RoomEvent =
  | { readonly type: 'connection_changed'; readonly connection: Connection }
  /** The server let us in. On lower rungs `rung` is null until something gives it away. */
  | {
      readonly type: 'joined';
      readonly self: Self;
      readonly rung: Rung | null;
      readonly capabilities: readonly Capability[];
      readonly limits: RoomLimits;
      /** Nobody new comes in. */
      readonly locked?: boolean;
    }
  | { readonly type: 'rung_inferred'; readonly rung: Rung }
  /** A member has signed for the first time, or with another key than before. */
  | { readonly type: 'signer_met'; readonly signer: Signer }
  | { readonly type: 'self_changed'; readonly self: Self }
  /** Nobody new comes in from now on, or again. */
  | { readonly type: 'lock_changed'; readonly on: boolean }
  /** Everybody who is here; replaces the roster. */
  | {
      readonly type: 'roster_received';
      readonly members: readonly Member[];
      readonly partial: boolean;
    }
  /** Who came or changed, and who went. Someone in `present` who was here before has changed. */
  | {
      readonly type: 'members_changed';
      readonly present: readonly Member[];
      readonly gone: readonly MemberId[];
    }
  /** Newest last. Messages that the timeline has already are ignored. */
  | { readonly type: 'messages_received'; readonly messages: readonly Message[] }
  | MessageChange
  /** Who is typing now, besides us. */
  | { readonly type: 'typing_changed'; readonly typing: readonly MemberId[] }
  /** A page from before the first message here; `more` says whether there is another. */
  | {
      readonly type: 'older_received';
      readonly messages: readonly Message[];
      readonly more: boolean;
    }
  /** The log on the server is a new one, or the gap is too wide to fill: what was here is replaced. */
  | {
      readonly type: 'timeline_replaced';
      readonly messages: readonly Message[];
      readonly more: boolean;
      readonly divider: Divider | null;
    }
  | { readonly type: 'divider_added'; readonly divider: Divider }
  /** A message of ours was accepted, or got further, or failed. */
  | { readonly type: 'outgoing_changed'; readonly entry: OutboxEntry }
  | { readonly type: 'outgoing_discarded'; readonly cid: Cid }
  | { readonly type: 'marked_read'; readonly key: string }
  | {
      readonly type: 'draft_changed';
      readonly draft: string;
      readonly context?: DraftContext;
    };
