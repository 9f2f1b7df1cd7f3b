import type {
  BannedMember,
  Cid,
  Connection,
  ConnectionProblem,
  MemberId,
  DraftContext,
  MessageContext,
  Quote,
  ReactionEmoji,
  RefusalReason,
  Room,
  RoomAddress,
} from '../room/types.ts';
import type { RoomEvent } from '../room/room-event.ts';
import type { RoomIdProblem } from '../room/room-id.ts';

/**
 * Everything that the background and the surfaces say to each other, by direction.
 * Content scripts are no surfaces: what they may say is in `overlay-contract.ts`.
 */

/** A surface's port carries its name. The background does not believe it: it looks at `sender.url`. */
export type SurfaceName = 'popup' | 'overlay' | 'sidepanel' | 'options' | 'welcome';

export interface Profile {
  /** 1–40 code points, cleaned. */
  readonly name: string;
  /** Seed of the generated picture, `[a-z0-9]`, 1–16. */
  readonly face: string;
}

/** Where the overlay shows by itself. `click`: only where the person asked for it. */
export type OverlayMode = 'click' | 'sites' | 'everywhere';

export interface OverlayRules {
  readonly mode: OverlayMode;
  /** Match patterns the person allowed, for mode `sites`: `https://example.org/*`. */
  readonly sites: readonly string[];
  /** Hosts where the person does not want it: `example.org`. */
  readonly hiddenHosts: readonly string[];
  readonly paused: boolean;
}

/** What may call for the person's attention while they look at none of our surfaces. */
export interface Attention {
  /** Which messages of others make a desktop notification. */
  readonly notify: 'mentions' | 'all' | 'nothing';
  readonly sound: boolean;
  /** Nothing calls, and the badge stays as it is for everybody else. */
  readonly doNotDisturb: boolean;
}

/** Somebody this person does not want to read here. The server and the others do not learn of it. */
export interface BlockedMember {
  readonly serverUrl: string;
  readonly memberId: MemberId;
  /** As they were called then, to be recognised in a list. */
  readonly name: string;
}

/** Whether to come to a page when a member asks. */
export type Consent = 'ask' | 'always' | 'never';

/** Going to pages together, in an encrypted room. */
export interface Travel {
  readonly consent: Consent;
  /** Members may follow this person. */
  readonly leading: boolean;
  /** Whom this person follows. */
  readonly following: MemberId | null;
  /** By their ids, what members asked that is answered here: it is asked no more, on any surface. */
  readonly answered: readonly string[];
}

/** A room the person joined and has not left, as lists and the badge show it. */
export interface OpenRoom {
  readonly address: RoomAddress;
  /** What this person calls it: the title of the page it was opened for. Null: by its id. */
  readonly label: string | null;
  /** Its messages call for no attention, and count in no badge. */
  readonly muted: boolean;
  /** Its people may see who of them is on the same page as this person. Off unless turned on. */
  readonly sharesPage: boolean;
  readonly travel: Travel;
  readonly connection: Connection;
  readonly people: number;
  readonly unread: number;
}

/** A room that was left, as lists show it. */
export interface RecentRoom {
  readonly address: RoomAddress;
  /** What this person called it; null: by its id. */
  readonly label: string | null;
}

/** What is the same in every room. Small, so it is always sent whole. */
export interface Home {
  /** False until the person has confirmed name and face once. */
  readonly welcomed: boolean;
  readonly profile: Profile;
  /** Addresses of servers where rooms were joined, the last one first: it is offered for new rooms, */
  readonly servers: readonly string[];
  /** unless the person has chosen this one since. */
  readonly server: string | null;
  readonly rooms: readonly OpenRoom[];
  /** The room in front: the one that surfaces show. */
  readonly front: RoomAddress | null;
  /** Rooms that were left, the last one first. */
  readonly recent: readonly RecentRoom[];
  readonly overlay: OverlayRules;
  readonly attention: Attention;
  readonly blocked: readonly BlockedMember[];
  /** The person is not listed, in rooms whose server can do that (capability `invisible`). */
  readonly invisible: boolean;
  /** The person has touched nothing for minutes: what comes is not read, though it may be in sight. */
  readonly idle: boolean;
}

/** What a surface asks of the background. Each gets one reply; `Answers` says with what. */
export type Command =
  /** The overlay frame's first word: the nonce that our content script was given for this document. */
  | { readonly type: 'present_nonce'; readonly nonce: string }
  /** Be told about this room from now on, and no longer about another. A snapshot follows. */
  | { readonly type: 'watch'; readonly room: RoomAddress }
  | { readonly type: 'unwatch' }
  /**
   * Every 20 s from a visible surface: messages on a port keep the background alive, an open port does not.
   * `input`: the person has touched it since, or just now after a pause. `inFront`: no other window has the focus.
   */
  | { readonly type: 'ping'; readonly input: boolean; readonly inFront: boolean }
  /** The surface is not visible any more: it is told nothing until its next ping, which brings all there is. */
  | { readonly type: 'look_away' }
  /**
   * Join a room, keep it joined, and bring it to the front. Server and room are as the person typed them.
   * `profile` where it was chosen in the same form: one command, since a popup may close after the first.
   */
  | {
      readonly type: 'open_room';
      readonly server: string;
      readonly room: string;
      readonly profile?: Profile | undefined;
      /** What the person will know it by, if not by its id. */
      readonly label?: string | undefined;
    }
  | { readonly type: 'leave_room'; readonly room: RoomAddress }
  /** The link that brings others into the room. */
  | { readonly type: 'read_invite'; readonly room: RoomAddress }
  /** Invite nobody into this encrypted room from here any more: what it would take is forgotten. */
  | { readonly type: 'forget_invite'; readonly room: RoomAddress }
  | { readonly type: 'bring_to_front'; readonly room: RoomAddress }
  | { readonly type: 'save_profile'; readonly profile: Profile }
  | { readonly type: 'save_attention'; readonly attention: Attention }
  | { readonly type: 'mute_room'; readonly room: RoomAddress; readonly on: boolean }
  | { readonly type: 'block_member'; readonly member: BlockedMember; readonly on: boolean }
  | { readonly type: 'be_invisible'; readonly on: boolean }
  /** Tell a room which page is open here, as a hash that its server could guess; or no longer. */
  | { readonly type: 'share_page'; readonly room: RoomAddress; readonly on: boolean }
  /** Ask everybody in an encrypted room to come to the page in front, whose address they are told. */
  | { readonly type: 'ask_to_come'; readonly room: RoomAddress }
  /** The person has answered what a member asked, whichever way. */
  | { readonly type: 'answer_ask'; readonly room: RoomAddress; readonly id: string }
  /** Let members of an encrypted room follow this person from page to page, or no longer. */
  | { readonly type: 'lead'; readonly room: RoomAddress; readonly on: boolean }
  /** Go in this tab where a member goes, until one of both stops; null: no longer. */
  | {
      readonly type: 'follow';
      readonly room: RoomAddress;
      readonly memberId: MemberId | null;
      readonly tabId: number;
    }
  | { readonly type: 'save_consent'; readonly room: RoomAddress; readonly consent: Consent }
  /** What the background did lately, for a person who looks for a reason. */
  | { readonly type: 'read_log' }
  /** Leave every room and forget everything: what is on disk, who the person is, what they allowed. */
  | { readonly type: 'erase_everything' }
  /** The server where new rooms are joined, as the person typed it. */
  | { readonly type: 'choose_server'; readonly server: string }
  /** Offer it no more, nor the rooms that were left there. Not while a room is open there. */
  | { readonly type: 'forget_server'; readonly serverUrl: string }
  /** Try an address as the person typed it, without saving anything. */
  | { readonly type: 'test_server'; readonly server: string }
  /** Hand over a message. The surface keeps its text until the reply, and may hand over the same cid again. */
  | {
      readonly type: 'send_message';
      readonly room: RoomAddress;
      readonly cid: Cid;
      readonly body: string;
      readonly context?: MessageContext | undefined;
    }
  /**
   * Give an own message another text, by its `key`. The surface keeps the text until the reply, and may
   * ask again with the same cid: it is done once.
   */
  | {
      readonly type: 'edit_message';
      readonly room: RoomAddress;
      readonly key: string;
      readonly cid: Cid;
      readonly body: string;
    }
  /** Take an own message back. */
  | {
      readonly type: 'delete_message';
      readonly room: RoomAddress;
      readonly key: string;
      readonly cid: Cid;
    }
  | {
      readonly type: 'react';
      readonly room: RoomAddress;
      readonly key: string;
      readonly cid: Cid;
      readonly emoji: ReactionEmoji;
      readonly on: boolean;
    }
  /** Of whoever's room it is. Show somebody out, who may come back; */
  | { readonly type: 'remove_member'; readonly room: RoomAddress; readonly memberId: MemberId }
  /** or who may not, or may again. `name` is for the list of who is banned. */
  | {
      readonly type: 'ban_member';
      readonly room: RoomAddress;
      readonly memberId: MemberId;
      readonly name: string;
      readonly on: boolean;
    }
  /** Let nobody new in, or everybody again. */
  | { readonly type: 'lock_room'; readonly room: RoomAddress; readonly on: boolean }
  /** Who is banned. */
  | { readonly type: 'read_bans'; readonly room: RoomAddress }
  /** The person types, or no longer. Told to the others at most each 3 s, and only where they can hear it. */
  | { readonly type: 'tell_typing'; readonly room: RoomAddress; readonly on: boolean }
  | { readonly type: 'retry_message'; readonly room: RoomAddress; readonly cid: Cid }
  | { readonly type: 'discard_message'; readonly room: RoomAddress; readonly cid: Cid }
  | {
      readonly type: 'change_draft';
      readonly room: RoomAddress;
      readonly draft: string;
      readonly context?: DraftContext | undefined;
    }
  /** The person has seen this message, and with it all before it. */
  | { readonly type: 'mark_read'; readonly room: RoomAddress; readonly key: string }
  | { readonly type: 'load_older'; readonly room: RoomAddress }
  /** Do not wait for the next attempt. */
  | { readonly type: 'retry_connection'; readonly room: RoomAddress }
  /** Whether the overlay is on this tab, and if not, why. */
  | { readonly type: 'overlay_status'; readonly tabId: number }
  | { readonly type: 'show_overlay'; readonly tabId: number }
  /** From the overlay itself `tabId` is left out: it is the tab the frame is in. */
  | {
      readonly type: 'hide_overlay';
      readonly until: 'reload' | 'site' | 'everywhere';
      readonly tabId?: number;
    }
  /** What the person has selected on the page, to be pointed at. From the overlay `tabId` is left out. */
  | { readonly type: 'take_quote'; readonly tabId?: number }
  /** Scroll the page to this, and mark it. */
  | { readonly type: 'find_quote'; readonly quote: Quote; readonly tabId?: number }
  | { readonly type: 'save_overlay_rules'; readonly rules: OverlayRules }
  /** From the overlay frame: how large its content is, CSS px, and whether it is the pill, bubble or panel. */
  | { readonly type: 'resize_frame'; readonly width: number; readonly height: number }
  /** From the overlay frame: the person drags by this much, CSS px; `done` on release, then it keeps to its edge. */
  | {
      readonly type: 'drag_frame';
      readonly dx: number;
      readonly dy: number;
      readonly done: boolean;
    }
  /** From the overlay frame: give the focus back to the page. */
  | { readonly type: 'release_focus' };

export type CommandType = Command['type'];

/** What a test of an address found, for the sentence beside the field. */
export interface ServerReport {
  readonly serverUrl: string;
  readonly name: string | null;
  /** `roomlight`: the server says so. `phoenix`: a Phoenix socket answers, the rung shows once joined. */
  readonly kind: 'roomlight' | 'phoenix';
}

export type OverlayStatus =
  | { readonly shown: true }
  | {
      readonly shown: false;
      readonly why:
        /** Nobody asked for it on this tab. */
        | 'not_asked'
        | 'hidden_until_reload'
        | 'hidden_on_site'
        | 'paused'
        /** The page is under CSP `sandbox`: its frames can't hold ours. */
        | 'sandboxed_page'
        /** A page of the browser, a store, or a file, where extensions may not act. */
        | 'forbidden_page'
        | 'no_room';
    };

/** Why an address is not used. */
export type ServerUrlProblem =
  | 'empty'
  | 'not_a_url'
  /** Neither `http(s)` nor `ws(s)`. */
  | 'wrong_scheme'
  /** Not encrypted, to a host that is not this machine. */
  | 'insecure'
  /** A name or password stands in the address. */
  | 'has_credentials';

/** Why a command was not carried out. Nothing was changed. */
export type CommandProblem =
  /** Not for this surface, or not well formed: a bug, or somebody who pretends. */
  | 'not_allowed'
  | `server_${ServerUrlProblem}`
  | `room_${RoomIdProblem}`
  /** A part of the invitation is missing. */
  | 'room_damaged_invite'
  /** The invitation was forgotten, or another browser has it. */
  | 'no_invite'
  | `connection_${ConnectionProblem}`
  | 'name_empty'
  | 'name_too_long'
  | 'body_empty'
  | 'body_too_long'
  /** The server does not let it be. */
  | `refused_${RefusalReason}`
  /** Not joined just now, or no answer came: it may or may not have been done. */
  | 'no_answer'
  /** This server can't do it. */
  | 'not_supported'
  | 'outbox_full'
  /** The disk is full, or the browser denies storage. */
  | 'storage_failed'
  | 'room_not_open'
  /** There is no page that may be told: of this machine, a private window, a place to sign in, or unknown. */
  | 'page_untold'
  | 'permission_missing'
  /** Something in us is broken. */
  | 'internal';

/** What each command is answered with; those not listed, with null. */
export interface Answers {
  open_room: RoomAddress;
  read_invite: string;
  test_server: ServerReport;
  /** The last one first. */
  read_bans: readonly BannedMember[];
  overlay_status: OverlayStatus;
  show_overlay: OverlayStatus;
  /** Oldest first, without texts, tokens or addresses of pages. */
  read_log: readonly string[];
  /** Null where nothing is selected. */
  take_quote: Quote | null;
  /** False where it is not on that page. */
  find_quote: boolean;
}

export type Answer<T extends CommandType> = T extends keyof Answers ? Answers[T] : null;

export type Reply<T extends CommandType = CommandType> =
  | { readonly ok: true; readonly value: Answer<T> }
  | { readonly ok: false; readonly problem: CommandProblem };

/** A command on its way; `id` counts up per port and ties the reply to it. */
export interface Request {
  readonly id: number;
  readonly command: Command;
}

/** What the background tells a surface. */
export type Update =
  /** What is the same in every room. Comes first on each port, and whenever it changes. */
  | { readonly type: 'home'; readonly home: Home }
  /** The watched room as it is now. Comes first after `watch`; replaces whatever the surface had. */
  | { readonly type: 'snapshot'; readonly room: Room }
  /** Something happened in the watched room: apply it with `reduceRoom`. */
  | { readonly type: 'event'; readonly event: RoomEvent }
  /** The person wants to write here, by a key of the browser or a click on a notification. */
  | { readonly type: 'focus_composer' }
  /** To an overlay in Firefox, which can't see for itself: whether its window has the focus. */
  | { readonly type: 'focus_moved'; readonly isHere: boolean }
  | { readonly type: 'reply'; readonly id: number; readonly reply: Reply };
