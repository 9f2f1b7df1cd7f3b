import type { Browser, Runtime } from 'webextension-polyfill';
import { systemClock } from '../clock.ts';
import { DATABASES } from '../disk/databases.ts';
import { openHistoryStore } from '../history/history-store.ts';
import { log } from '../log.ts';
import { openOutboxStore } from '../outbox/outbox-store.ts';
import { isSealedRoom, roomKey } from '../room/room-id.ts';
import { isSending } from '../room/select.ts';
import { awayItem, homeItem, sessionsItem } from '../settings.ts';
import { diagnose } from '../server/diagnose.ts';
import { testServer } from '../server/test-server.ts';
import type { LoadSealing } from '../seal/sealing.ts';
import type { JoinRoom } from '../socket/join-room.ts';
import type { RoomSocket, SocketOptions } from '../socket/open-socket.ts';
import { createAway } from './away.ts';
import { badgeFor, type BadgeWords } from './badge.ts';
import { browserCommands } from './browser-commands.ts';
import { browserNotices } from './browser-notices.ts';
import { closeToPages } from './close-to-pages.ts';
import { comeToRoom } from './come-to-room.ts';
import { eraseEverything } from './erase-everything.ts';
import { isBlockedIn, keepHome, withFront } from './home.ts';
import { viewHome } from './home-view.ts';
import { tellFrameFocus } from './frame-focus.ts';
import { createKeepAlive } from './keep-alive.ts';
import { createNotices, type NoticeWords } from './notices.ts';
import { createOurPresence } from './our-presence.ts';
import { overlayBrowser } from './overlay-browser.ts';
import { overlayPlaceStore } from './overlay-place.ts';
import { createOverlayTabs } from './overlay-tabs.ts';
import { pageQuotes } from './page-quotes.ts';
import { createRooms } from './rooms.ts';
import { servePort, type PortWorld } from './serve-port.ts';
import { createServers } from './servers.ts';
import { showBadge } from './show-badge.ts';
import { updateWhenQuiet } from './update-when-quiet.ts';
import { createViewers } from './viewers.ts';
import type { LoadWhereabouts, Whereabouts } from './whereabouts.ts';
import { watchClock } from './watch-clock.ts';

/** Home changes come in bursts, as people arrive; surfaces and badge hear of them this often at most. */
const HOME_PAUSE_MS = 100;
/** How many are in a room is no news of that kind: with four updates of the room itself a second these are five. */
const COUNTS_PAUSE_MS = 1_000;

export interface BackgroundParts {
  readonly openSocket: (options: SocketOptions) => RoomSocket;
  readonly joinRoom: JoinRoom;
  readonly sealing: LoadSealing;
  readonly whereabouts: LoadWhereabouts;
  readonly words: BadgeWords & NoticeWords;
  readonly isFirefox: boolean;
}

/**
 * Starts the background: rooms as they were saved, surfaces as they come. Called at each life of the
 * background, in its first turn, since a browser delivers the event that woke it to listeners of the
 * first turn only.
 */
export function startBackground(browser: Browser, parts: BackgroundParts): void {
  const onError = (error: unknown) => log(`background: ${String(error)}`);
  closeToPages(browser.storage.local, onError);
  const homeListeners = new Set<() => void>();
  let cancelHome: (() => void) | null = null;
  let cancelCounts: (() => void) | null = null;
  let whereabouts: Whereabouts | null = null;
  let loading: Promise<Whereabouts> | null = null;

  const keeper = keepHome(homeItem(browser.storage.local), homeChanged);
  const lookAtClock = watchClock(cameBack);
  const presence = createOurPresence(() => {
    rooms.selfChanged();
    tellHome();
  });
  const servers = createServers({
    open: parts.openSocket,
    sessions: sessionsItem(browser.storage.local),
    profile: () => keeper.home.profile,
    watched: () => presence.watched,
    heard,
    diagnose,
  });
  const rooms = createRooms({
    servers,
    sealing: parts.sealing,
    join: parts.joinRoom,
    history: openHistoryStore(),
    outbox: openOutboxStore(),
    profile: () => keeper.home.profile,
    here: (room) => ({
      state: presence.state,
      invisible: keeper.home.invisible,
      page: null,
      // A page that nobody looks at is nobody's.
      ...(presence.state !== 'hidden' && whereabouts?.tells(room)),
    }),
    changed(room, event) {
      if (event.type === 'members_changed') {
        cancelCounts ??= systemClock.after(COUNTS_PAUSE_MS, tellHome);
      } else homeChangedSoon();
      if (event.type === 'messages_received') notices.heard(room, event.messages);
      if (room.sealed) whereabouts?.heard(room);
    },
  });
  const keepAlive = createKeepAlive(browser, parts.isFirefox, onError);
  const away = createAway(awayItem(browser.storage.session), onError);
  const ready = keeper.loaded
    .catch(onError)
    .then(() => away.loaded)
    .then(homeChanged);
  const overlay = createOverlayTabs({
    browser: overlayBrowser(browser),
    session: browser.storage.session,
    places: overlayPlaceStore(browser.storage.local, onError),
    ready,
    rules: () => keeper.home.overlay,
    saveRules: (rules) => keeper.update((home) => ({ ...home, overlay: rules })),
    hasRoom: () => keeper.home.rooms.length > 0,
    touched: () => seen(true),
    onError,
  });
  const home = () => viewHome(keeper.home, rooms, { whereabouts, state: presence.state });
  const viewers = createViewers();
  const notices = createNotices({
    saved: () => keeper.home,
    isSeen: ({ address }) => presence.state === 'active' && viewers.see(address),
    words: parts.words,
    ...browserNotices(browser, parts.isFirefox, noticeClicked, onError),
  });

  ready
    .then(() => Promise.all(rooms.all().map(({ loaded }) => loaded)))
    .then(notices.adopt)
    .then(tellHome)
    .catch(onError);

  const sharing = () =>
    keeper.home.rooms.map(roomKey).filter((key) => keeper.home.sharing.includes(key));

  /** Which page is open here matters in some rooms. */
  async function lookAround(): Promise<void> {
    if (!loading && sharing().length === 0 && !keeper.home.rooms.some(isSealedRoom)) return;
    loading ??= parts.whereabouts().then((create) =>
      create({
        browser,
        isFirefox: parts.isFirefox,
        overlayUrl: overlay.pageUrl,
        sharing,
        consent: (key) => keeper.home.consents[key] ?? 'ask',
        isBlocked: (room, memberId) => isBlockedIn(keeper.home, room, memberId),
        sealing: parts.sealing,
        changed() {
          rooms.selfChanged();
          tellHome();
        },
        onError,
      }),
    );
    whereabouts = await loading;
    await whereabouts.look();
  }

  function noticeClicked(id: string): void {
    const comeThere = async () => {
      await ready;
      const room = keeper.home.rooms.find((address) => roomKey(address) === id);
      if (room) await keeper.update((saved) => withFront(saved, room));
      await comeToRoom(browser, overlay, viewers);
    };
    comeThere().catch(onError);
  }

  /** Firefox installs anew what a developer loads for a session: who began before is not welcomed again. */
  async function welcome(): Promise<void> {
    await ready;
    if (keeper.home.welcomed) return;
    await browser.tabs.create({ url: browser.runtime.getURL('welcome.html') });
  }

  /** The machine slept, or the network was away: connections may be dead, and messages missed. */
  function cameBack(): void {
    servers.check();
    servers.retry();
    for (const live of rooms.all()) live.cameBack();
  }

  function heard(): void {
    lookAtClock();
    keepAlive.heard();
  }

  function seen(input: boolean): void {
    lookAtClock();
    presence.seen(input);
    // A click on our button may just have shown us the page.
    void whereabouts?.look();
  }

  /** Something a person did: rooms, alarms and overlays follow at once. */
  function homeChanged(): void {
    rooms.keep(keeper.home.rooms);
    keepAlive.want(keeper.home.rooms.length > 0);
    void overlay.settle();
    lookAround().catch(onError);
    tellHome();
  }

  function homeChangedSoon(): void {
    cancelHome ??= systemClock.after(HOME_PAUSE_MS, tellHome);
  }

  function tellHome(): void {
    cancelHome?.();
    cancelCounts?.();
    cancelHome = cancelCounts = null;
    for (const listener of [...homeListeners]) listener();
    const now = home();
    notices.settle(now);
    away.settle(now.rooms);
    showBadge(browser.action, badgeFor(now, parts.words, away.isLong)).catch(onError);
  }

  const world: PortWorld = {
    keeper,
    rooms,
    sealing: parts.sealing,
    whereabouts: () => whereabouts,
    overlay,
    quotes: pageQuotes(browser),
    seen,
    viewers,
    ...(parts.isFirefox && { frameCame: tellFrameFocus(browser, viewers) }),
    forgetSession: servers.forget,
    erase: () =>
      eraseEverything({
        browser,
        isFirefox: parts.isFirefox,
        keeper,
        rooms,
        servers,
        overlay,
        databases: DATABASES,
      }),
    test: testServer,
    ready,
    home,
    ours: { id: browser.runtime.id, baseUrl: browser.runtime.getURL('') },
    onHome(listener) {
      homeListeners.add(listener);
      return () => homeListeners.delete(listener);
    },
  };

  browser.runtime.onConnect.addListener((port) => servePort(port, world));
  // The polyfill's types know no listener that answers some messages and not others.
  const onMessage = overlay.handleMessage as Runtime.OnMessageListenerCallback;
  browser.runtime.onMessage.addListener(onMessage);
  const onCommand = browserCommands(browser, overlay, viewers);
  browser.commands.onCommand.addListener((command, tab) => {
    onCommand(command, tab).catch(onError);
  });
  const updateIsReady = updateWhenQuiet({
    reload: () => browser.runtime.reload(),
    isQuiet: () => !presence.watched && !rooms.all().some(({ room }) => isSending(room)),
  });
  browser.runtime.onUpdateAvailable.addListener(updateIsReady);
  // With the browser, and after an update, which clears the alarm: nothing else would start us then.
  browser.runtime.onStartup.addListener(() => void ready);
  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') welcome().catch(onError);
  });
  browser.permissions.onAdded.addListener(() => void overlay.settle());
  browser.permissions.onRemoved.addListener(() => {
    void overlay.settle();
    void whereabouts?.look();
  });
  browser.alarms.onAlarm.addListener(() => {
    lookAtClock();
    // Being woken is the retry: rooms connect as they open. In a background that lives the sockets have
    // timers, and a server that asked for patience shall get it.
    void ready.then(() => {
      for (const live of rooms.all()) live.tick();
      // With time alone a room becomes one that has been away for long.
      homeChangedSoon();
    });
  });
  self.addEventListener('online', cameBack);
}
