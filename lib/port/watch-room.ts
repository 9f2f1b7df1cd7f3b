import { browser } from 'wxt/browser';
import { type Clock, systemClock } from '../clock.ts';
import type { Coming } from '../room/comings.ts';
import { sameRoom } from '../room/room-id.ts';
import type { Room, RoomAddress } from '../room/types.ts';
import type { Answer, Command, Home, Reply, SurfaceName, Update } from './contract.ts';
import { documentLife, type PageLife } from './page-life.ts';
import { createReopeningPort, type Port } from './reopening-port.ts';
import { createRequests } from './requests.ts';
import { createSurfaceState } from './surface-state.ts';

export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;
export type ReplyTo<T extends Command['type']> =
  | { readonly ok: true; readonly value: Answer<T> }
  | Extract<Reply, { ok: false }>;

/**
 * A surface's side of the contract: what the background last said, and a way to ask it for something.
 * `getHome` and `getRoom` return the same object until it changes, as `useSyncExternalStore` wants.
 */
export interface Surface {
  /** Calls `listener` after each change. Returns the undoing. */
  subscribe(listener: () => void): () => void;
  /** Null until the background has spoken, and in a frame that it does not know. */
  getHome(): Home | null;
  /** The watched room; null until its snapshot has come. */
  getRoom(): Room | null;
  /** Whether the person has it before them, and is there: what it shows then is read. Who subscribed is told. */
  isBeingRead(): boolean;
  /** Who has come to the watched room and gone since then. */
  getComings(): readonly Coming[];
  /**
   * Asks the background. The reply comes however often the background dies meanwhile: what has none
   * is handed over again on the next port, which is why a message carries its `cid`.
   */
  ask<T extends Command['type']>(command: CommandOf<T>): Promise<ReplyTo<T>>;
  /** Says something that is only true right now: lost if the background is just being started. */
  tell(command: CommandOf<'drag_frame' | 'release_focus' | 'tell_typing'>): void;
  /**
   * Calls `listener` when the person wants to write here, though the page has not the focus; at once where they
   * have wanted it before there was a room to write in. Returns the undoing.
   */
  onFocusComposer(listener: () => void): () => void;
  /** Be told about this room from now on; the last one asked for wins. Returns the undoing. */
  watch(room: RoomAddress): () => void;
  stop(): void;
}

export interface SurfaceOptions {
  readonly name: SurfaceName;
  /** The overlay frame's first word on each port. Before it is accepted nothing is known here. */
  readonly nonce?: string;
  readonly connect?: (name: SurfaceName) => Port;
  readonly life?: PageLife;
  readonly clock?: Clock;
}

/** Chrome stops a worker after 30 s without an event; a message on a port is one, an open port is not. */
const PING_MS = 20_000;

/** Opens a port to the background, and keeps one open for as long as there is something to hear. */
export function connectSurface({
  name,
  nonce,
  connect = connectToBackground,
  life = documentLife(),
  clock = systemClock,
}: SurfaceOptions): Surface {
  const state = createSurfaceState(clock);
  const watches: RoomAddress[] = [];
  let watched: RoomAddress | null = null;
  const focusListeners = new Set<() => void>();
  let isFocusWanted = false;
  const frontListeners = new Set<() => void>();
  /** The background takes commands on the open port. */
  let isAdmitted = false;
  let introductionId: number | null = null;

  const hasRooms = () => (state.getHome()?.rooms.length ?? 0) > 0;
  const requests = createRequests({
    post: (request) =>
      (isAdmitted || request.command.type === 'present_nonce') && port.post(request),
    onOverdue: () => port.reopen(),
    clock,
  });
  const port = createReopeningPort({
    connect: () => connect(name),
    clock,
    // Without a room nobody is kept awake for us: the next look or request opens the port again.
    isWanted: () => state.getHome() === null || hasRooms() || requests.hasUnanswered(),
    onOpen: introduce,
    onMessage: (message) => hear(message as Update),
  });

  function introduce(): void {
    isAdmitted = false;
    state.expectSnapshot();
    if (nonce === undefined) admit();
    else introductionId = requests.tell({ type: 'present_nonce', nonce });
  }

  function admit(): void {
    isAdmitted = true;
    // After a death of the background nobody else tells it that a person is looking, or that none is.
    if (life.isVisible()) sayPresent();
    else sayAway();
    if (watched) requests.tell({ type: 'watch', room: watched });
    requests.handOverAgain();
  }

  function hear(update: Update): void {
    if (update.type === 'focus_composer') {
      isFocusWanted = focusListeners.size === 0;
      for (const listener of [...focusListeners]) listener();
      return;
    }
    if (update.type === 'focus_moved') {
      hasFocus = update.isHere;
      return frontChanged();
    }
    if (update.type !== 'reply') return state.apply(update);
    // Whoever asked sees what was said before the answer.
    state.flush();
    if (update.id !== introductionId) return requests.settle(update.id, update.reply);
    if (update.reply.ok) return admit();
    // Not our frame, or not any more: a page that frames us must not keep the background awake either.
    state.forget();
    port.stop();
  }

  function settleWatch(): void {
    const wanted = watches.at(-1) ?? null;
    if (sameRoom(wanted, watched)) return;
    watched = wanted;
    state.expect(wanted);
    requests.tell(wanted ? { type: 'watch', room: wanted } : { type: 'unwatch' });
  }

  /** What is typed here is told to all but us, and has to be here when a panel is opened again. */
  function noteOwnDraft(command: Command): void {
    if (command.type !== 'change_draft' || !sameRoom(command.room, watched)) return;
    const { draft, context = {} } = command;
    state.apply({ type: 'event', event: { type: 'draft_changed', draft, context } });
  }

  let inputAt = -Infinity;
  let isTouched = false;
  let isAway = false;
  function sayPresent(): void {
    requests.tell({ type: 'ping', input: isTouched, inFront: isInFront() });
    isTouched = false;
    isAway = false;
  }

  /** From now on nothing is told here, until somebody looks. */
  function sayAway(): void {
    isAway = true;
    requests.tell({ type: 'look_away' });
  }

  function seen(): void {
    port.open();
    if (isAway) sayPresent();
  }

  /** Whoever comes back after a pause is here at once, and not at the next beat. */
  function touched(): void {
    const hasPaused = clock.now() - inputAt >= PING_MS;
    inputAt = clock.now();
    isTouched = true;
    if (hasPaused && hasRooms()) sayPresent();
  }

  /** As the background tells it where a frame can't see it. */
  let hasFocus = true;
  const isInFront = () => hasFocus && life.isInFront();
  let wasInFront = isInFront();
  /** Whoever brings us to the front has done something for it. */
  function frontChanged(): void {
    if (isInFront() === wasInFront) return;
    wasInFront = isInFront();
    for (const listener of [...frontListeners]) listener();
    if (wasInFront) isTouched = true;
    if (hasRooms() && life.isVisible()) sayPresent();
  }

  let cancelPing = () => {};
  function ping(): void {
    if (life.isVisible() && hasRooms()) sayPresent();
    cancelPing = clock.after(PING_MS, ping);
  }

  port.open();
  cancelPing = clock.after(PING_MS, ping);
  const undoFront = life.onFront(frontChanged);
  const undoSeen = life.onSeen(seen);
  const undoRestored = life.onRestored(port.reopen);
  const undoHidden = life.onHidden(() => {
    if (hasRooms()) sayAway();
  });
  const undoInput = life.onInput(touched);

  return {
    subscribe(listener) {
      const unsubscribe = state.subscribe(listener);
      frontListeners.add(listener);
      return () => {
        unsubscribe();
        frontListeners.delete(listener);
      };
    },
    getHome: state.getHome,
    getRoom: state.getRoom,
    isBeingRead: () => isInFront() && state.getHome()?.idle !== true,
    getComings: state.getComings,
    ask<T extends Command['type']>(command: CommandOf<T>) {
      noteOwnDraft(command);
      const reply = requests.ask(command);
      port.open();
      // The background answers each command with what `Answers` says.
      return reply as Promise<ReplyTo<T>>;
    },
    tell: (command) => void requests.tell(command),
    onFocusComposer(listener) {
      focusListeners.add(listener);
      if (isFocusWanted) listener();
      isFocusWanted = false;
      return () => focusListeners.delete(listener);
    },
    watch(room) {
      watches.push(room);
      // One React commit may take back a watch and ask for it again: only the outcome is said.
      queueMicrotask(settleWatch);
      return () => {
        watches.splice(watches.lastIndexOf(room), 1);
        queueMicrotask(settleWatch);
      };
    },
    stop() {
      undoSeen();
      undoRestored();
      undoHidden();
      undoFront();
      undoInput();
      cancelPing();
      requests.stop();
      port.stop();
      state.stop();
    },
  };
}

function connectToBackground(name: SurfaceName): Port {
  return browser.runtime.connect({ name });
}
