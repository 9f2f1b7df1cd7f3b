import type { Runtime } from 'webextension-polyfill';
import { log, recentLog } from '../log.ts';
import type { Command, CommandType, Home, Reply, SurfaceName, Update } from '../port/contract.ts';
import type { RoomAddress } from '../room/types.ts';
import { classifySender, type SenderKind } from './classify-sender.ts';
import { readOnFirstLook } from './read-on-first-look.ts';
import type { OverlayFrame } from './overlay-mounts.ts';
import { isAllowed, parseRequest } from './parse-command.ts';
import { runCommand, type CommandWorld } from './run-command.ts';
import type { Viewers } from './viewers.ts';

/** What a surface says in a tab that nobody looks at, too, as when the background has come back. */
const SAID_UNSEEN: ReadonlySet<CommandType> = new Set([
  'present_nonce',
  'watch',
  'unwatch',
  'look_away',
  'resize_frame',
]);

export interface PortWorld extends CommandWorld {
  /** Resolves once home and rooms are as they were saved. */
  readonly ready: Promise<unknown>;
  readonly home: () => Home;
  /** Calls back when the home has changed. Returns the undoing. */
  readonly onHome: (listener: () => void) => () => void;
  /** A person looks at a surface; `input`: and touches it. */
  readonly seen: (input: boolean) => void;
  readonly viewers: Viewers;
  /** Tells an overlay frame that is there where the focus is, where it can't see that. */
  readonly frameCame?: () => Promise<void>;
  /** `runtime.id` and `runtime.getURL('')`. */
  readonly ours: { readonly id: string; readonly baseUrl: string };
}

/**
 * Serves one surface for as long as its port is open: commands in, replies and updates out. The surface
 * hears nothing before the browser has vouched for it, and an overlay frame nothing before its nonce.
 */
export function servePort(port: Runtime.Port, world: PortWorld): void {
  const who = port.sender ? classifySender(port.sender, world.ours) : null;
  const name = who ? surfaceOf(who) : null;
  if (!name) return port.disconnect();
  let frame: OverlayFrame | null = null;
  let admitted = name !== 'overlay';
  let unwatch: (() => void) | null = null;
  let unhome: (() => void) | null = null;
  let watched: RoomAddress | null = null;
  /** Nobody looks: it is told nothing, and all at once when somebody does. */
  let isHidden = false;
  let toldHome = '';
  let closed = false;
  const viewer = world.viewers.add(post);

  function post(update: Update): void {
    if (closed) return;
    try {
      port.postMessage(update);
    } catch (error) {
      close(); // the page went away in this moment
      log(`port closed: ${String(error)}`);
    }
  }

  function close(): void {
    closed = true;
    unwatch?.();
    unhome?.();
    viewer.leave();
  }

  /** Most of what happens in a room changes nothing in the home. */
  function sendHome(): void {
    if (isHidden) return;
    const home = world.home();
    const now = JSON.stringify(home);
    if (now === toldHome) return;
    toldHome = now;
    post({ type: 'home', home });
  }

  function admit(): void {
    admitted = true;
    unhome ??= world.onHome(sendHome);
    sendHome();
  }

  function stopTelling(): void {
    unwatch?.();
    unwatch = null;
    viewer.shows(null);
  }

  function hide(): void {
    viewer.looks(false);
    isHidden = true;
    stopTelling();
  }

  async function show(): Promise<void> {
    if (!isHidden) return;
    isHidden = false;
    sendHome();
    if (watched) await watch(watched);
  }

  async function watch(address: RoomAddress): Promise<Reply> {
    stopTelling();
    watched = address;
    const live = world.rooms.get(address);
    if (!live) return { ok: false, problem: 'room_not_open' };
    if (isHidden) return { ok: true, value: null };
    let wanted = true;
    unwatch = () => {
      wanted = false;
    };
    await live.loaded;
    if (!wanted || closed) return { ok: true, value: null };
    readOnFirstLook(live);
    post({ type: 'snapshot', room: live.room });
    viewer.shows(address);
    if (closed) return { ok: true, value: null }; // found so while posting
    unwatch = live.subscribe((event, origin) => {
      if (origin !== port) post({ type: 'event', event });
    });
    return { ok: true, value: null };
  }

  async function present(nonce: string): Promise<Reply> {
    frame = port.sender ? await world.overlay.acceptFrame(port.sender, nonce) : null;
    if (!frame) return { ok: false, problem: 'not_allowed' };
    viewer.isIn(frame.tabId);
    if (!admitted) admit();
    await world.frameCame?.();
    return { ok: true, value: null };
  }

  async function answer(command: Command): Promise<Reply> {
    await world.ready;
    if (!admitted && command.type !== 'present_nonce') return { ok: false, problem: 'not_allowed' };
    if (!SAID_UNSEEN.has(command.type)) world.seen(command.type === 'ping' && command.input);
    switch (command.type) {
      case 'present_nonce':
        return present(command.nonce);
      case 'watch':
        return watch(command.room);
      case 'unwatch':
        stopTelling();
        watched = null;
        return { ok: true, value: null };
      case 'look_away':
        hide();
        return { ok: true, value: null };
      case 'ping':
        viewer.looks(command.inFront);
        await show();
        return { ok: true, value: null };
      case 'read_log':
        return { ok: true, value: recentLog() };
      default:
        return runCommand(command, world, { origin: port, frame });
    }
  }

  port.onDisconnect.addListener(close);
  port.onMessage.addListener((message: unknown) => {
    const request = parseRequest(message);
    if (!request || !isAllowed(name, request.command.type)) {
      log(`refused a command from ${name}`);
      if (request) reply(request.id, { ok: false, problem: 'not_allowed' });
      return;
    }
    void answer(request.command)
      .catch(broken)
      .then((result) => reply(request.id, result));
  });
  function reply(id: number, result: Reply): void {
    post({ type: 'reply', id, reply: result });
  }
  void world.ready.then(() => {
    if (admitted && !closed) admit();
  });
}

function surfaceOf(who: SenderKind): SurfaceName | null {
  return who.kind === 'content_script' ? null : who.kind;
}

/** A bug of ours: the surface gets an answer all the same, or it would ask for ever. */
function broken(error: unknown): Reply {
  log(`a command failed: ${String(error)}`);
  return { ok: false, problem: 'internal' };
}
