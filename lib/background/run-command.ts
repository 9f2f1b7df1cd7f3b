import { log } from '../log.ts';
import type { Command, Reply } from '../port/contract.ts';
import { isSealedRoom } from '../room/room-id.ts';
import { contextOf } from '../room/select.ts';
import type { DraftContext, MessageContext } from '../room/types.ts';
import { parseServerUrl } from '../server/server-url.ts';
import type { testServer } from '../server/test-server.ts';
import { cleanBody } from '../wire/clean-text.ts';
import { LIMITS } from '../wire/limits.ts';
import { parseQuote } from '../wire/parse-quote.ts';
import { codePoints, utf8Bytes } from '../wire/text-length.ts';
import {
  withBlocked,
  withConsent,
  withFront,
  withMuted,
  withoutRoom,
  withoutServer,
  withSharing,
  type HomeKeeper,
} from './home.ts';
import type { LiveRoom } from './live-room.ts';
import { moderate, readBans } from './moderate.ts';
import { openRoom, readInvite } from './open-room.ts';
import type { OverlayFrame } from './overlay-mounts.ts';
import type { OverlayTabs } from './overlay-tabs.ts';
import type { PageQuotes } from './page-quotes.ts';
import { readProfile } from './read-profile.ts';
import { done, failed, saved, stored } from './replies.ts';
import type { ChangeProblem } from './room-changes.ts';
import type { Rooms } from './rooms.ts';
import type { LoadSealing } from '../seal/sealing.ts';
import type { Whereabouts } from './whereabouts.ts';

export interface CommandWorld {
  readonly keeper: HomeKeeper;
  readonly rooms: Rooms;
  readonly sealing: LoadSealing;
  /** Null where no room may know of pages. */
  readonly whereabouts: () => Pick<
    Whereabouts,
    'ask' | 'answer' | 'lead' | 'follow' | 'look'
  > | null;
  readonly overlay: OverlayTabs;
  readonly quotes: PageQuotes;
  readonly test: typeof testServer;
  /** Forgets everything; rejects where the disk does. */
  readonly erase: () => Promise<void>;
  /** Forgets who we are on a server; rejects where the disk does. */
  readonly forgetSession: (serverUrl: string) => Promise<void>;
}

/** Who asks: the port, so that it need not hear its own words, and its frame if it is an overlay. */
export interface Asker {
  readonly origin: unknown;
  readonly frame: OverlayFrame | null;
}

/** Commands about the port itself are `servePort`'s. */
export type WorldCommand = Exclude<
  Command,
  { type: 'present_nonce' | 'watch' | 'unwatch' | 'ping' | 'look_away' | 'read_log' }
>;

/** Carries out one command. Expected failures come back as a problem; nothing was changed then. */
export async function runCommand(
  command: WorldCommand,
  world: CommandWorld,
  asker: Asker,
): Promise<Reply> {
  const { keeper, rooms, overlay } = world;
  switch (command.type) {
    case 'open_room':
      return openRoom(command, world);
    case 'read_invite':
      return readInvite(command, world);
    case 'forget_invite':
      return saved(async () => (await world.sealing()).keys.forgetRoot(command.room.roomId));
    case 'leave_room':
      return saved(() => keeper.update((home) => withoutRoom(home, command.room)));
    case 'bring_to_front':
      return saved(() => keeper.update((home) => withFront(home, command.room)));
    case 'save_profile':
      return saveProfile(command, keeper, rooms);
    case 'save_overlay_rules':
      return saved(() => keeper.update((home) => ({ ...home, overlay: command.rules })));
    case 'save_attention':
      return saved(() => keeper.update((home) => ({ ...home, attention: command.attention })));
    case 'mute_room':
      return saved(() => keeper.update((home) => withMuted(home, command.room, command.on)));
    case 'share_page':
      return saved(() => keeper.update((home) => withSharing(home, command.room, command.on)));
    case 'save_consent':
      return saved(() => keeper.update((home) => withConsent(home, command.room, command.consent)));
    case 'ask_to_come':
    case 'answer_ask':
    case 'lead':
    case 'follow':
      return travel(command, world);
    case 'erase_everything':
      return saved(world.erase);
    case 'block_member':
      return saved(() => keeper.update((home) => withBlocked(home, command.member, command.on)));
    case 'be_invisible':
      return beInvisible(command, keeper, rooms);
    case 'choose_server':
      return chooseServer(command, keeper);
    case 'forget_server':
      return forgetServer(command, world);
    case 'test_server':
      return testAddress(command, world);
    case 'overlay_status':
      return done<'overlay_status'>(await overlay.status(command.tabId));
    case 'show_overlay':
      return stored(async () => done<'show_overlay'>(await overlay.show(command.tabId)));
    case 'hide_overlay':
      return hideOverlay(command, overlay, asker);
    case 'take_quote':
    case 'find_quote':
      return pointAtPage(command, world.quotes, asker);
    case 'resize_frame':
    case 'drag_frame':
    case 'release_focus':
      return moveFrame(command, overlay, asker);
    default: {
      const live = rooms.get(command.room);
      return live ? runInRoom(command, live, asker) : failed('room_not_open');
    }
  }
}

type RoomCommand = Extract<
  WorldCommand,
  {
    type:
      | 'send_message'
      | 'edit_message'
      | 'delete_message'
      | 'react'
      | 'remove_member'
      | 'ban_member'
      | 'lock_room'
      | 'read_bans'
      | 'tell_typing'
      | 'retry_message'
      | 'discard_message'
      | 'change_draft'
      | 'mark_read'
      | 'load_older'
      | 'retry_connection';
  }
>;

async function runInRoom(command: RoomCommand, live: LiveRoom, asker: Asker): Promise<Reply> {
  switch (command.type) {
    case 'send_message':
      return send(command, live, asker);
    case 'edit_message':
      return edit(command, live);
    case 'delete_message':
      return asked(live.change({ ...command, type: 'delete' }));
    case 'react':
      return asked(live.change(command));
    case 'remove_member':
      return asked(moderate(live, { ...command, type: 'kick' }));
    case 'ban_member':
      return asked(moderate(live, { ...command, type: 'ban' }));
    case 'lock_room':
      return asked(moderate(live, { ...command, type: 'lock' }));
    case 'read_bans':
      return tellBans(live);
    case 'tell_typing':
      live.tellTyping(command.on);
      return done(null);
    case 'retry_message':
      await live.retryMessage(command.cid);
      return done(null);
    case 'discard_message':
      await live.discardMessage(command.cid);
      return done(null);
    case 'change_draft':
      return saved(() =>
        live.changeDraft(command.draft, asker.origin, readContext(command.context)),
      );
    case 'mark_read':
      live.markRead(command.key);
      return done(null);
    case 'load_older':
      await live.loadOlder();
      return done(null);
    case 'retry_connection':
      live.retryConnection();
      return done(null);
    default:
      return command satisfies never;
  }
}

/** Only members of an encrypted room are told where somebody goes. */
async function travel(
  command: Extract<Command, { type: 'ask_to_come' | 'answer_ask' | 'lead' | 'follow' }>,
  { whereabouts }: CommandWorld,
): Promise<Reply> {
  const { room } = command;
  const guide = isSealedRoom(room) ? whereabouts() : null;
  if (!guide) return failed('not_supported');
  if (command.type === 'lead') guide.lead(room, command.on);
  else if (command.type === 'follow') guide.follow(room, command.memberId, command.tabId);
  else if (command.type === 'answer_ask') guide.answer(command.id);
  else if (!(await guide.ask(room))) return failed('page_untold');
  return done(null);
}

async function saveProfile(
  command: Extract<Command, { type: 'save_profile' }>,
  keeper: HomeKeeper,
  rooms: Rooms,
): Promise<Reply> {
  const profile = readProfile(command.profile);
  if (typeof profile === 'string') return failed(profile);
  const reply = await saved(() => keeper.update((home) => ({ ...home, profile })));
  if (reply.ok) rooms.selfChanged();
  return reply;
}

async function beInvisible(
  { on }: Extract<Command, { type: 'be_invisible' }>,
  keeper: HomeKeeper,
  rooms: Rooms,
): Promise<Reply> {
  const reply = await saved(() => keeper.update((home) => ({ ...home, invisible: on })));
  if (reply.ok) rooms.selfChanged();
  return reply;
}

async function chooseServer(
  command: Extract<Command, { type: 'choose_server' }>,
  keeper: HomeKeeper,
): Promise<Reply> {
  const server = parseServerUrl(command.server);
  if (!server.ok) return failed(`server_${server.problem}`);
  return saved(() => keeper.update((home) => ({ ...home, server: server.serverUrl })));
}

async function testAddress(
  command: Extract<Command, { type: 'test_server' }>,
  { test }: CommandWorld,
): Promise<Reply> {
  const server = parseServerUrl(command.server);
  if (!server.ok) return failed(`server_${server.problem}`);
  const tested = await test(server.serverUrl);
  return tested.ok ? done<'test_server'>(tested.report) : failed(`connection_${tested.problem}`);
}

async function send(
  command: Extract<Command, { type: 'send_message' }>,
  live: LiveRoom,
  { origin }: Asker,
): Promise<Reply> {
  const context = contextOf(readContext(command.context));
  const body = readBody(command.body, live, context);
  if (typeof body !== 'string') return body;
  const outcome = await live.send(command.cid, body, context);
  if (outcome !== 'accepted') return failed(outcome);
  // A popup that closes before it hears of it must not find its text again, and send it twice.
  const { draft, draftContext } = live.room;
  if (cleanBody(draft).trim() === body) {
    const { edit: changing } = draftContext ?? {};
    await saved(() => live.changeDraft('', origin, changing && { edit: changing }));
  }
  return done(null);
}

/** What is no quote is left out: the text is worth more than what it points at. */
function readContext({ quote, ...rest }: DraftContext = {}): DraftContext {
  const place = quote && parseQuote(quote);
  return { ...rest, ...(place && { quote: place }) };
}

async function edit(
  { key, cid, body: typed }: Extract<Command, { type: 'edit_message' }>,
  live: LiveRoom,
): Promise<Reply> {
  const body = readBody(typed, live);
  if (typeof body !== 'string') return body;
  return asked(live.change({ type: 'edit', key, cid, body }));
}

/** The text as it will be seen, or why it is none. */
function readBody(
  typed: string,
  { room }: LiveRoom,
  { quote }: MessageContext = {},
): string | Reply {
  const body = cleanBody(typed).trim();
  if (body === '') return failed('body_empty');
  const limit = Math.min(room.limits.body, LIMITS.body);
  // What is quoted is sealed with it; else it stands beside it.
  const beside = room.sealed && quote ? `${quote.prefix}${quote.exact}${quote.suffix}` : '';
  const bytes = room.sealed ? LIMITS.sealedBytes : LIMITS.bodyBytes;
  const isLong = codePoints(body) > limit || utf8Bytes(body + beside) > bytes;
  return isLong ? failed('body_too_long') : body;
}

async function tellBans(live: LiveRoom): Promise<Reply> {
  const bans = await readBans(live);
  return typeof bans === 'string' ? declined(bans) : done<'read_bans'>(bans);
}

/** What the server said to a change. */
async function asked(change: Promise<ChangeProblem | null>): Promise<Reply> {
  const problem = await change;
  return problem === null ? done(null) : declined(problem);
}

function declined(problem: ChangeProblem): Reply {
  const isOurs = problem === 'no_answer' || problem === 'not_supported';
  return failed(isOurs ? problem : `refused_${problem}`);
}

/** The server, its rooms that were left, and who we are there. One with an open room stays. */
function forgetServer(
  { serverUrl }: Extract<Command, { type: 'forget_server' }>,
  { keeper, forgetSession }: CommandWorld,
): Promise<Reply> {
  return saved(async () => {
    await keeper.update((home) => withoutServer(home, serverUrl));
    if (!keeper.home.servers.includes(serverUrl)) await forgetSession(serverUrl);
  });
}

async function hideOverlay(
  command: Extract<Command, { type: 'hide_overlay' }>,
  overlay: OverlayTabs,
  { frame }: Asker,
): Promise<Reply> {
  const tabId = frame?.tabId ?? command.tabId;
  if (tabId === undefined) return failed('not_allowed');
  return saved(() => overlay.hide(tabId, command.until));
}

/** The browser lets us look at a page where the person has just called us, or allowed the site. */
async function pointAtPage(
  command: Extract<Command, { type: 'take_quote' | 'find_quote' }>,
  quotes: PageQuotes,
  { frame }: Asker,
): Promise<Reply> {
  const tabId = frame?.tabId ?? command.tabId;
  if (tabId === undefined) return failed('not_allowed');
  try {
    return command.type === 'take_quote'
      ? done<'take_quote'>(await quotes.take(tabId))
      : done<'find_quote'>(await quotes.find(tabId, command.quote));
  } catch (error) {
    log(`no look at the page: ${String(error)}`);
    return failed('permission_missing');
  }
}

async function moveFrame(
  command: Extract<Command, { type: 'resize_frame' | 'drag_frame' | 'release_focus' }>,
  overlay: OverlayTabs,
  { frame }: Asker,
): Promise<Reply> {
  if (!frame) return failed('not_allowed');
  switch (command.type) {
    case 'resize_frame':
      await overlay.resize(frame, command.width, command.height);
      break;
    case 'drag_frame':
      await overlay.drag(frame, command.dx, command.dy, command.done);
      break;
    case 'release_focus':
      await overlay.releaseFocus(frame);
      break;
    default:
      return command satisfies never;
  }
  return done(null);
}
