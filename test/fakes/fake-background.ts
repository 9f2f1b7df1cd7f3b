import type {
  Answers,
  Command,
  CommandProblem,
  CommandType,
  Home,
  OverlayStatus,
  Reply,
  Request,
  SurfaceName,
  Update,
} from '../../lib/port/contract.ts';
import type { CommandOf } from '../../lib/port/watch-room.ts';
import type { Port } from '../../lib/port/reopening-port.ts';
import { emptyRoom, reduceRoom } from '../../lib/room/reduce.ts';
import type { RoomEvent } from '../../lib/room/room-event.ts';
import { inviteLink, rootIn, sealedInviteLink } from '../../lib/room/invite.ts';
import { isSealedRoom, roomKey, sameRoom } from '../../lib/room/room-id.ts';
import type { BannedMember, Message, Quote, Room, RoomAddress } from '../../lib/room/types.ts';
import { createFakePort, type FakePort } from './fake-port.ts';
import { aHome, anOpenRoom, aRoom } from './samples.ts';

/** Every encrypted room that is opened is this one. */
export const SEALED_ID = `e2e-${'0a'.repeat(16)}`;
export const ROOT = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8';

export interface FakeBackground {
  /** What a surface is given to connect by. */
  readonly connect: (name: SurfaceName) => Port;
  /** Every command that arrived, on all ports, in order. */
  readonly commands: Command[];
  commandsOf<T extends CommandType>(type: T): Extract<Command, { type: T }>[];
  openPorts(): number;
  /** How often a port was opened. */
  connects(): number;
  room(address: RoomAddress): Room;
  home(): Home;
  setHome(changes: Partial<Home>): void;
  /** Something happens in a room: applied here, and told to whoever watches it. */
  emit(event: RoomEvent, address?: RoomAddress): void;
  /** Commands of this type get no reply until `answerAgain`. */
  fallSilent(type: CommandType): void;
  answerAgain(type: CommandType): void;
  /** Commands of this type are refused. */
  refuse(type: CommandType, problem: CommandProblem): void;
  /** Own messages stay on their way. */
  holdDelivery(): void;
  setOverlay(status: OverlayStatus): void;
  /** Something to be found in the log. */
  note(line: string): void;
  /** As a click on a notification does, whether a room is there yet or not. */
  callToWrite(): void;
  /** The focus goes to every surface's window, or away from it. */
  moveFocus(isHere: boolean): void;
  /** On every page; null: nothing is selected. */
  select(quote: Quote | null): void;
  /** As a browser does: ports close, what was on its way is lost, the rooms on disk stay. */
  die(): void;
}

interface Options {
  readonly home?: Home;
  readonly rooms?: readonly Room[];
}

/**
 * The background's side of the contract without a server behind it. It answers the dull parts by
 * itself: rooms open, messages are accepted and come back, drafts and profiles are kept.
 */
export function createFakeBackground(options: Options = {}): FakeBackground {
  let home = options.home ?? aHome();
  const rooms = new Map((options.rooms ?? [aRoom()]).map((room) => [roomKey(room.address), room]));
  const silent = new Set<CommandType>();
  const refusals = new Map<CommandType, CommandProblem>();
  const commands: Command[] = [];
  const lines: string[] = [];
  const watching = new Map<FakePort, RoomAddress>();
  const ports = new Set<FakePort>();
  let opened = 0;
  let lastSeq = 1_000;
  let delivers = true;
  let selected: Quote | null = null;
  let banned: readonly BannedMember[] = [];
  let overlay: OverlayStatus = { shown: false, why: 'not_asked' };

  const say = (port: FakePort, update: Update) => port.deliver(update);
  const roomAt = (address: RoomAddress) => rooms.get(roomKey(address)) ?? emptyRoom(address);

  function setHome(changes: Partial<Home>): void {
    home = { ...home, ...changes };
    for (const port of ports) say(port, { type: 'home', home });
  }

  /** As the real one: who typed it does not hear it again. */
  function changeDraft(port: FakePort, { room, draft, context = {} }: CommandOf<'change_draft'>) {
    emit({ type: 'draft_changed', draft, context }, room, port);
  }

  function emit(event: RoomEvent, address: RoomAddress | null = home.front, by?: FakePort): void {
    if (!address) return;
    rooms.set(roomKey(address), reduceRoom(roomAt(address), event));
    for (const [port, watched] of watching) {
      if (port !== by && sameRoom(watched, address)) say(port, { type: 'event', event });
    }
  }

  function openRoom(address: RoomAddress, label: string | null = null): void {
    rooms.set(roomKey(address), aRoom({ ...roomAt(address), connection: { status: 'online' } }));
    const others = home.rooms.filter((room) => !sameRoom(room.address, address));
    const opening = anOpenRoom({ address, label, people: 1 });
    setHome({ welcomed: true, front: address, rooms: [...others, opening] });
  }

  function leaveRoom(address: RoomAddress): void {
    const left = home.rooms.filter((room) => !sameRoom(room.address, address));
    const label = home.rooms.find((room) => sameRoom(room.address, address))?.label ?? null;
    const recent = [{ address, label }, ...home.recent];
    setHome({ rooms: left, front: left[0]?.address ?? null, recent });
  }

  function accept(command: Extract<Command, { type: 'send_message' }>): void {
    const { room: address, cid, body, context = {} } = command;
    const isKnown = [...roomAt(address).outgoing, ...roomAt(address).timeline].some(
      (item) => 'cid' in item && item.cid === cid,
    );
    if (isKnown) return;
    lastSeq += 1;
    const delivery = { status: 'sending' } as const;
    const entry = { ...context, cid, body, acceptedAt: Date.now(), order: lastSeq, delivery };
    emit({ type: 'outgoing_changed', entry }, address);
    if (delivers)
      emit(
        { type: 'messages_received', messages: [{ ...context, ...heard(address, cid, body) }] },
        address,
      );
  }

  function heard(address: RoomAddress, cid: string, body: string): Message {
    const self = roomAt(address).self;
    const from = { id: self?.memberId ?? null, name: self?.name ?? null, verified: true };
    const key = `m${lastSeq}`;
    return { kind: 'message', key, seq: lastSeq, cid, from, own: true, body, at: Date.now() };
  }

  /** Does what the command says; returns what it is answered with. */
  function obey(port: FakePort, command: Command): Answers[keyof Answers] | null {
    switch (command.type) {
      case 'watch':
        watching.set(port, command.room);
        say(port, { type: 'snapshot', room: roomAt(command.room) });
        return null;
      case 'unwatch':
        watching.delete(port);
        return null;
      case 'open_room': {
        const isSealed = rootIn(command.room) !== null;
        const roomId = isSealed ? SEALED_ID : command.room;
        const address = { serverUrl: command.server, roomId };
        if (command.profile) setHome({ profile: command.profile });
        openRoom(address, command.label);
        return address;
      }
      case 'read_invite':
        return isSealedRoom(command.room)
          ? sealedInviteLink(command.room.serverUrl, ROOT, null)
          : inviteLink(command.room);
      case 'forget_invite':
        refusals.set('read_invite', 'no_invite');
        return null;
      case 'leave_room':
        leaveRoom(command.room);
        return null;
      case 'bring_to_front':
        setHome({ front: command.room });
        return null;
      case 'save_profile':
        setHome({ profile: command.profile, welcomed: true });
        return null;
      case 'mute_room':
        setHome({
          rooms: home.rooms.map((room) =>
            sameRoom(room.address, command.room) ? { ...room, muted: command.on } : room,
          ),
        });
        return null;
      case 'save_attention':
        setHome({ attention: command.attention });
        return null;
      case 'be_invisible':
        setHome({ invisible: command.on });
        return null;
      case 'block_member': {
        const others = home.blocked.filter(({ memberId }) => memberId !== command.member.memberId);
        setHome({ blocked: command.on ? [...others, command.member] : others });
        return null;
      }
      case 'choose_server':
        setHome({ server: command.server });
        return null;
      case 'share_page':
        setHome({
          rooms: home.rooms.map((room) =>
            sameRoom(room.address, command.room) ? { ...room, sharesPage: command.on } : room,
          ),
        });
        return null;
      case 'read_log':
        return lines;
      case 'forget_server': {
        const isOther = (serverUrl: string) => serverUrl !== command.serverUrl;
        setHome({
          servers: home.servers.filter(isOther),
          recent: home.recent.filter(({ address }) => isOther(address.serverUrl)),
        });
        return null;
      }
      case 'test_server':
        return { serverUrl: command.server, name: 'Kitchen table', kind: 'roomlight' };
      case 'send_message':
        accept(command);
        return null;
      case 'change_draft':
        changeDraft(port, command);
        return null;
      case 'edit_message':
        emit({ type: 'message_edited', key: command.key, body: command.body, rev: ++lastSeq });
        return null;
      case 'delete_message':
        emit({ type: 'message_deleted', key: command.key });
        return null;
      case 'react': {
        const { key, emoji, on } = command;
        const memberId = roomAt(command.room).self?.memberId ?? '';
        emit({ type: 'reaction_changed', key, emoji, memberId, on });
        return null;
      }
      case 'lock_room':
        emit({ type: 'lock_changed', on: command.on }, command.room);
        return null;
      case 'ban_member': {
        const { memberId, name, on } = command;
        const others = banned.filter((other) => other.memberId !== memberId);
        banned = on ? [{ memberId, name }, ...others] : others;
        return null;
      }
      case 'read_bans':
        return banned;
      case 'discard_message':
        emit({ type: 'outgoing_discarded', cid: command.cid }, command.room);
        return null;
      case 'mark_read':
        emit({ type: 'marked_read', key: command.key }, command.room);
        return null;
      case 'save_overlay_rules':
        setHome({ overlay: command.rules });
        return null;
      case 'show_overlay':
        overlay = { shown: true };
        return overlay;
      case 'hide_overlay':
        overlay = { shown: false, why: 'hidden_until_reload' };
        return null;
      case 'overlay_status':
        return overlay;
      case 'take_quote':
        return selected;
      case 'find_quote':
        return command.quote.exact === selected?.exact;
      default:
        return null;
    }
  }

  function hear(port: FakePort, { id, command }: Request): void {
    commands.push(command);
    if (silent.has(command.type)) return;
    const problem = refusals.get(command.type);
    const reply: Reply =
      problem === undefined ? { ok: true, value: obey(port, command) } : { ok: false, problem };
    if (command.type === 'present_nonce' && reply.ok) say(port, { type: 'home', home });
    say(port, { type: 'reply', id, reply });
  }

  function forget(port: FakePort): void {
    ports.delete(port);
    watching.delete(port);
  }

  return {
    connect(name) {
      opened += 1;
      const port = createFakePort(
        (request) => hear(port, request as Request),
        () => forget(port),
      );
      ports.add(port);
      // A frame in a page is told nothing before its nonce was looked at.
      if (name !== 'overlay') say(port, { type: 'home', home });
      return port.surfaceSide;
    },
    commands,
    commandsOf: <T extends CommandType>(type: T) =>
      commands.filter((command): command is Extract<Command, { type: T }> => command.type === type),
    openPorts: () => ports.size,
    connects: () => opened,
    room: roomAt,
    home: () => home,
    setHome,
    emit,
    fallSilent: (type) => void silent.add(type),
    answerAgain: (type) => void silent.delete(type),
    refuse: (type, problem) => void refusals.set(type, problem),
    holdDelivery() {
      delivers = false;
    },
    note: (line) => void lines.push(line),
    callToWrite() {
      for (const port of ports) say(port, { type: 'focus_composer' });
    },
    moveFocus(isHere) {
      for (const port of ports) say(port, { type: 'focus_moved', isHere });
    },
    setOverlay(status) {
      overlay = status;
    },
    select(quote) {
      selected = quote;
    },
    die() {
      for (const port of [...ports]) {
        forget(port);
        port.closeFromBackground();
      }
    },
  };
}
