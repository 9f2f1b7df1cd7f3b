import { badge } from './en-badge.ts';
import { problems } from './en-problems.ts';
import { plural } from './plural.ts';

const LANGUAGE = 'en';
const list = new Intl.ListFormat(LANGUAGE, { style: 'long', type: 'conjunction' });
/** For a list that goes on: without an "and" before its last. */
const openList = new Intl.ListFormat(LANGUAGE, { style: 'short', type: 'unit' });
/** Whether a day has 12 or 24 hours is the person's habit, whatever language we speak. */
const clock = new Intl.DateTimeFormat(undefined, { hour: 'numeric', minute: '2-digit' });
const dayAndClock = new Intl.DateTimeFormat(LANGUAGE, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: 'numeric',
  minute: '2-digit',
});
const number = new Intl.NumberFormat(LANGUAGE);

/** Every word a person reads, in English. Another language is an object of the same shape. */
export const en = {
  language: LANGUAGE,
  direction: 'ltr' as 'ltr' | 'rtl',

  app: { name: 'Roomlight', loading: 'One moment…' },

  problems,

  time: {
    clock: (at: number) => clock.format(at),
    dayAndClock: (at: number) => dayAndClock.format(at),
  },

  connection: {
    connecting: 'Connecting…',
    online: 'Online',
    reconnecting: 'Reconnecting…',
    refused: 'Not let in',
    retry: 'Try again',
    /** Leads to the doctor; where it is read aloud, it says so. */
    why: 'Why?',
    whyAloud: 'Why? Check the connection, in a new tab',
    doctor: 'Connection doctor',
  },

  profile: {
    title: 'You',
    name: 'Your name',
    nameHint: 'Others in the room see it.',
    face: 'Your face',
    anotherFace: 'Another face',
    saved: 'Saved',
  },

  server: {
    label: 'Server',
    test: 'Test',
    testing: 'Testing…',
    isRoomlight: (name: string | null) =>
      name === null ? 'A Roomlight server answers.' : `“${name}” answers: a Roomlight server.`,
    isPhoenix: 'A Phoenix server answers.',
  },

  rooms: {
    title: 'Rooms',
    name: 'Room',
    nameHint: 'People who enter the same name meet there.',
    join: 'Join room',
    joining: 'Joining…',
    joinAnother: 'Join another room',
    open: 'Open rooms',
    recent: 'Recent',
    leave: 'Leave room',
    leaveNamed: (room: string) => `Leave ${room}`,
    back: 'Back',
    onServer: (host: string) => `on ${host}`,
    unread: (count: number) =>
      plural(LANGUAGE, count, {
        one: '1 new message',
        other: `${number.format(count)} new messages`,
      }),
    people: (count: number) =>
      plural(LANGUAGE, count, {
        one: '1 person here',
        other: `${number.format(count)} people here`,
      }),
  },

  welcome: {
    title: 'See who is here',
    text: 'Meet the people who read the same pages. Choose how others see you, and a room.',
  },

  menu: {
    open: 'Menu',
    switchRoom: 'Switch room',
    options: 'Options',
  },

  members: {
    title: 'People',
    you: 'you',
    youFirst: 'You',
    someone: 'Someone',
    count: (count: number) => number.format(count),
    more: (count: number) => `+${number.format(count)}`,
    names: (names: readonly string[]) => list.format(names),
    /** The same in parts, so that each name is set by itself; `isWhole` if nobody comes after these. */
    nameParts: (names: readonly string[], isWhole: boolean) =>
      (isWhole ? list : openList)
        .formatToParts(names)
        .map(({ type, value }) => ({ isName: type === 'element', text: value })),
    others: (count: number) =>
      plural(LANGUAGE, count, { one: '1 other', other: `${number.format(count)} others` }),
    since: (at: number) => `since ${clock.format(at)}`,
    state: { idle: 'away for a moment', hidden: 'in the background' },
    partial: 'People who were here before you are not listed by this server.',
    unknown: 'Finding out who is here…',
    alone: 'Only you so far',
  },

  messages: {
    log: 'Conversation',
    empty: 'Nothing said yet. Say hello!',
    loadOlder: 'Show older messages',
    loadingOlder: 'Fetching older messages…',
    toNewest: 'To the newest message',
    newFromHere: 'New',
    unverified: 'This server does not confirm names',
    historyRestarted: 'The history of this room starts again here.',
    maybeMissed: 'You were away. Messages may be missing here.',
    notSent: (why: string) => `Not sent. ${why}`,
    retry: 'Send again',
    discard: 'Discard',
    delivery: {
      queued: 'Waiting for a connection',
      sending: 'Sending…',
      unconfirmed: 'Perhaps not delivered',
      sent: 'Sent',
    },
  },

  badge,

  composer: {
    label: 'Message',
    placeholder: (room: string) => `Message ${room}`,
    send: 'Send',
    left: (count: number) =>
      plural(LANGUAGE, count, {
        one: '1 character left',
        other: `${number.format(count)} characters left`,
      }),
    /** In place of what is said of a change elsewhere: here the text is what matters. */
    notStored:
      'Your browser could not store the message: the disk is full, or storage is blocked. Your text is still here.',
    draftNotKept:
      'Your browser does not store what you write: the disk is full, or storage is blocked. Send it before you close this.',
    over: (count: number) =>
      plural(LANGUAGE, count, {
        one: '1 character too many',
        other: `${number.format(count)} characters too many`,
      }),
  },

  overlay: {
    showHere: 'Show on this page',
    pill: (room: string, people: number, unread: number) =>
      [
        room,
        plural(LANGUAGE, people, { one: '1 person here', other: `${people} people here` }),
        unread === 0
          ? ''
          : plural(LANGUAGE, unread, { one: '1 new message', other: `${unread} new messages` }),
      ]
        .filter((part) => part !== '')
        .join(', '),
    minimise: 'Minimise',
    more: 'More',
    hideUntilReload: 'Hide until this page reloads',
    hideOnSite: 'Hide on this site',
    pause: 'Pause everywhere',
  },

  options: {
    title: 'Roomlight options',
    savedAsYouGo: 'Changes are saved as you make them.',
    servers: 'Server',
    checkConnection: 'Check the connection step by step',
    server: 'Server for new rooms',
    serversHint: 'Where you have been:',
    where: 'Where to show',
    mode: {
      click: 'Only when I ask for it',
      clickHint: 'From the popup, page by page. Needs no permission.',
      sites: 'On these sites',
      sitesHint: 'Asks for your permission for each site.',
      everywhere: 'On every site',
      everywhereHint: 'Asks for your permission to show on all pages. Nothing on them is read.',
    },
    addSite: 'Add',
    site: 'Site',
    siteHint: 'For example wiki.example.org',
    siteProblem: 'This is not the name of a site. It looks like wiki.example.org.',
    removeSite: (site: string) => `Remove ${site}`,
    hidden: 'Hidden on these sites',
    hiddenEmpty: 'On none. The overlay’s menu has “Hide on this site”.',
    paused: 'Paused everywhere',
    pausedHint: 'The overlay shows nowhere until this is off.',
  },
};

export type Words = typeof en;
