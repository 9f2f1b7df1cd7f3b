import { problems } from './en-problems.ts';
import { talkIn } from './en-talk.ts';
import { formatsOf } from './formats.ts';
import { isolateTurned as isolate } from './isolate.ts';

const LANGUAGE = 'en';
const format = formatsOf(LANGUAGE);
const { plural, number } = format;

const people = (count: number) =>
  plural(count, { one: '1 person here', other: `${number(count)} people here` });
const newMessages = (count: number) =>
  plural(count, { one: '1 new message', other: `${number(count)} new messages` });

/** Every word a person reads, in English. Another language is an object of the same shape. */
export const en = {
  language: LANGUAGE,
  direction: 'ltr' as 'ltr' | 'rtl',

  app: { name: 'Roomlight', loading: 'One moment…' },

  problems,

  sentences: format.sentences,
  time: { clock: format.clock, dayAndClock: format.dayAndClock },

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
      name === null
        ? 'A Roomlight server answers.'
        : `“${isolate(name)}” answers: a Roomlight server.`,
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
    leaveNamed: (room: string) => `Leave ${isolate(room)}`,
    back: 'Back',
    onServer: (host: string) => `on ${host}`,
    unread: newMessages,
    people,
  },

  welcome: {
    title: 'See who is here',
    text: 'Meet the people who read the same pages. Choose how others see you, and a room.',
  },

  menu: {
    open: 'Menu',
    switchRoom: 'Switch room',
    sidePanel: 'Open side panel',
    options: 'Options',
  },

  members: {
    title: 'People',
    you: 'you',
    youFirst: 'You',
    someone: 'Someone',
    count: number,
    more: (count: number) => `+${number(count)}`,
    names: format.names,
    nameParts: format.nameParts,
    /** How many are here, and who: the line of members in full, for those who hear it. */
    summary: (count: number, names: string) => `${people(count)}: ${names}`,
    /** `words` say who is here at all. */
    hereToo: (words: string, names: string) => `${words}. On this page too: ${names}.`,
    others: (count: number) => plural(count, { one: '1 other', other: `${number(count)} others` }),
    since: (at: number) => `since ${format.clockOrDate(at)}`,
    state: { idle: 'away for a moment', hidden: 'in the background' },
    partial: 'People who were here before you are not listed by this server.',
    unknown: 'Finding out who is here…',
    nobody: 'Nobody is listed here.',
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

  talk: talkIn(format),

  composer: {
    label: 'Message',
    placeholder: (room: string) => `Message ${isolate(room)}`,
    send: 'Send',
    left: (count: number) =>
      plural(count, {
        one: '1 character left',
        other: `${number(count)} characters left`,
      }),
    /** In place of what is said of a change elsewhere: here the text is what matters. */
    notStored:
      'Your browser could not store the message: the disk is full, or storage is blocked. Your text is still here.',
    draftNotKept:
      'Your browser does not store what you write: the disk is full, or storage is blocked. Send it before you close this.',
    over: (count: number) =>
      plural(count, {
        one: '1 character too many',
        other: `${number(count)} characters too many`,
      }),
  },

  quotes: {
    problems: {
      nothing_selected: 'Nothing is selected on the page. Select some text there, then try again.',
      not_on_this_page: 'This is not on the page in front of you.',
      no_page: 'There is no page here to point at.',
      permission_missing:
        'The browser shows Roomlight a page only once you have called it there: click the lamp in the toolbar on that page, then try again.',
    },
  },

  overlay: {
    showHere: 'Show on this page',
    pill: (room: string, count: number, unread: number) =>
      unread === 0
        ? `${isolate(room)}, ${people(count)}`
        : `${isolate(room)}, ${people(count)}, ${newMessages(unread)}`,
    minimise: 'Minimise',
    more: 'More',
    moveAcross: 'Move to the other side',
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
