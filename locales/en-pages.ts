import { formatsOf } from './formats.ts';
import { isolateTurned as isolate } from './isolate.ts';

const { plural, number } = formatsOf('en');

/** What stands on pages of our own and never in the overlay, in English. Another language has the same shape. */
export const pages = {
  room: {
    unreached: (server: string) => `This room was not reached yet. Its server: ${isolate(server)}`,
    changeServer: 'Change the server',
    mute: 'Mute this room',
    unmute: 'Unmute this room',
    muted: 'Muted',
    doNotDisturb: 'Do not disturb',
    disturbAgain: 'End “Do not disturb”',
    beInvisible: 'Be invisible',
    beVisible: 'Be visible again',
    invisible: 'Invisible',
    visibleHere: 'This server can’t hide anybody: the people in this room see you.',
    lock: 'Lock this room',
    unlock: 'Unlock this room',
    locked: 'Locked: nobody new comes in',
    banned: 'Banned people…',
    bannedTitle: 'Banned from this room',
    bannedNobody: 'Nobody.',
    letIn: 'Let back in',
    letInNamed: (name: string) => `Let ${isolate(name)} back in`,
    copyInvite: 'Copy invite',
    sharePage: 'Show when I am on the same page',
    hidePage: 'Stop showing when I am on the same page',
    shareAsk: 'Show when you are on the same page?',
    shareYes: 'Show it',
    sharesPage: 'Your page is shown',
    keys: 'Alt+↑ and Alt+↓ go from room to room.',
    listKeys: '↑ and ↓ go through the list, and so does typing the beginning of a name.',
  },

  invite: {
    link: 'Invitation to this room',
    copied: 'Copied. Whoever has the link can come in.',
    notCopied: 'Your browser did not allow to copy it. Select the link and copy it yourself.',
    close: 'Close',
    title: 'You are invited',
    to: (room: string, server: string) => `The room “${isolate(room)}” on ${server}.`,
    known: 'You have been on this server before.',
    unknown:
      'You have not been on this server yet. It learns your name, your face and your network address, and can read what is said there.',
    join: 'Join',
    notNow: 'Not now',
    newer:
      'This invitation is of a kind that this Roomlight does not know. Update it, then try again.',
    fieldHint: 'People who enter the same name meet there. An invitation can be pasted, too.',
  },

  sealed: {
    name: 'Private room',
    create: 'New private room',
    createHint:
      'Encrypted: only those whom you invite can read it. What you enter as its name stays among you.',
    invited: 'This room is encrypted: only those with its invitation can read along.',
    unknown:
      'You have not been on this server yet. It learns your network address and when you are here, but neither your name nor what is said.',
    about: 'What is protected here',
    protects:
      'The server can’t read what is said here, nor names, faces and reactions, nor which page you share. Only those who have the invitation can.',
    sees: 'The server sees network addresses, who is connected and who is typing, when something is said, and about how long it is.',
    forward:
      'Whoever gets the invitation, even much later, can read all that the server still has. To keep somebody out, make a new private room and invite the others.',
    signed:
      'Each browser signs what is said with a key of its own. The first key of a person is trusted, another one is said. To be sure, compare safety numbers from the list of people.',
    forget: 'Invite nobody else from here',
    forgetAsk: 'Invite nobody else from this browser?',
    forgetMeans:
      'This browser forgets what an invitation is made of. You stay in the room, and others can still invite.',
    keep: 'Keep it',
    close: 'Close',
  },

  travel: {
    come: 'Ask everybody to come here',
    comeAsk: 'Ask everybody to come to this page?',
    comeMeans:
      'The people in this room, and nobody else, are told its address for a minute. Each decides whether to come.',
    comeYes: 'Ask them',
    lead: 'Let others follow me',
    leadAsk: 'Let people follow you from page to page?',
    leadMeans:
      'The people in this room, and nobody else, are told the address of each page that you have in front of you, until you stop.',
    leadYes: 'Let them',
    untold:
      'Never told: private windows, places to sign in, banks, webmail, and pages of this computer or your own network.',
    asks: (name: string) => `${isolate(name)} asks you to come to`,
    leads: (name: string) => `${isolate(name)} goes from page to page, and is now at`,
    following: (name: string) => `This tab goes where ${isolate(name)} goes.`,
    asked: 'For a minute everybody here is asked to come to',
    leading: 'The people here may follow you: they are told where you go.',
    go: 'Go there',
    notNow: 'Not now',
    follow: 'Follow',
    stop: 'Stop',
    consentLabel: 'When somebody here asks me to come',
    consent: { ask: 'Ask me', always: 'Go at once, in the tab in front', never: 'Do not show it' },
  },

  pageRoom: {
    title: 'Where you are',
    page: 'Room of this page',
    site: 'Room of this site',
    ask: (site: string) => `Meet people on ${site}?`,
    everybody:
      'Everybody with Roomlight on this server who opens the room of the same page is there, and sees your name and face.',
    guess:
      'The room’s name is made from the address. The server does not get the address, but it could guess which page it is.',
    server: (server: string) => `The server: ${server}`,
    agree: 'Open the room',
    notNow: 'Not now',
    why: {
      no_web_page: 'This is no page of the web, so it has no room of its own.',
      own_network: 'Pages on this computer or in your own network have no room of their own.',
      sensitive: 'Sign-in pages, banks, health and webmail have no room of their own.',
      private_window: 'In a private window no page has a room of its own.',
    },
  },

  welcome: {
    intro: 'All is filled in but the room. Enter its name, press Enter, and you are there.',
    localFound: 'A server runs on this computer. It is filled in.',
    localMissing:
      'No server runs on this computer. Enter the address of yours, or start the one that comes with Roomlight: npm run server',
    pin: 'Keep the lamp in sight',
    pinChromium: 'Click the puzzle piece in the toolbar, then the pin beside Roomlight.',
    pinFirefox:
      'Click the puzzle piece in the toolbar, then the gear beside Roomlight, then “Pin to Toolbar”.',
    pinWhy: 'The lamp says how many are there, and brings you to them from any page.',
    whereHint: 'Can be changed at any time in the options.',
    inRoom: (room: string) => `You are in ${isolate(room)}`,
    sayHello: 'Say hello: whoever is there reads it at once.',
    options: 'All options',
    privacy: 'What is seen by whom',
  },

  options: {
    sections: 'Sections',
    section: {
      profile: 'You',
      servers: 'Servers',
      rooms: 'Rooms',
      sites: 'Where to show',
      notifications: 'Notifications',
      appearance: 'Appearance',
      privacy: 'Privacy',
      shortcuts: 'Shortcuts',
      blocked: 'People you blocked',
      data: 'Your data',
      diagnostics: 'Diagnostics',
    },
    invisibleHint:
      'Nobody finds you in the list of people. What you write is seen all the same. Only Roomlight servers can do this; on others you are visible.',

    serversUsed: 'Servers you have used',
    serversEmpty: 'None yet. The first one is added when you join a room.',
    testNamed: (server: string) => `Test ${server}`,
    forget: 'Forget',
    forgetNamed: (server: string) => `Forget ${server}`,
    forgetAsk: (server: string) => `Forget ${server}?`,
    forgetMeans:
      'It is not offered any more, and its rooms leave the list of recent ones. What was said there stays on the server.',
    keep: 'Keep it',
    openRooms: (count: number) =>
      plural(count, { one: '1 open room', other: `${number(count)} open rooms` }),

    agreed: 'Sites whose rooms you agreed to',
    agreedHint:
      'Here you are not asked again before you open the room of a page. Take a site off, and you are.',
    agreedEmpty: 'None. You are asked when you first open the room of a page.',

    roomsOpen: 'Open rooms',
    roomsEmpty: 'You are in no room.',
    recentEmpty: 'None. Rooms that you leave are listed here.',
    joinAgain: (room: string) => `Join ${isolate(room)} again`,
    muteHint: 'Its messages call for no attention, and the badge does not count them.',
    sharePageHint:
      'The others see whether you are on the page that they are on. A code made from the address is sent, not the address; the server could guess which page it is.',

    notify: {
      mentions: 'When somebody mentions me',
      mentionsHint: 'A message with @ and your name.',
      all: 'At every message',
      allHint: 'Not while you look at the room.',
      nothing: 'Never',
      nothingHint: 'Only the badge says that there is something new.',
    },
    notifyAsks: 'Your browser asks for your permission when you choose one of the first two.',
    notifyDenied:
      'Your browser did not give the permission to notify, so this stays off. Choose again to be asked again; if nothing happens, allow it in the browser’s settings of this extension.',
    sound: 'With a sound',
    soundHint: 'The sound of your system. Firefox leaves it to the system whether there is one.',
    doNotDisturbHint:
      'No notification comes until you switch this off. The badge goes on counting.',

    theme: {
      system: 'As the system',
      light: 'Light',
      dark: 'Dark',
    },
    motion: 'If your system asks for less motion, nothing moves here.',

    privacy: {
      servers: 'What servers see',
      serversText:
        'A server sees your name, your face, your network address, in which rooms you are and when, and what you write. It passes on to the people in a room what belongs there. Private rooms are end-to-end encrypted, and there it sees no name and no text; in all others whoever runs a server can read what is said. Use servers of people you trust.',
      pages: 'Which pages you visit',
      pagesText:
        'That stays in this browser. It is told only where you turned it on or open the room of a page, and then as a code made from the address: who knows an address can check whether it is that one. In a private room you can also ask the others to come to your page, or let them follow you: then they, and nobody else, are told its address. Never from private windows, and never for pages on this computer or in your network, for sign-in pages, banks, health and webmail.',
      overlay: 'What a page sees of the overlay',
      overlayText:
        'That a box is there; in Chrome and Edge also that Roomlight is installed, box or not. Not who is in it, what is said, or what you type. What stands on a page is read only when you point at it: the words that you select go with your message, and a few around them.',
      disk: 'What is kept in this browser',
      diskText:
        'Your name and settings, your rooms, the newest messages of each, what is not sent yet, the keys of private rooms, and the key by which each server knows you again. Under “Your data” all of it can be exported, but for the keys, and erased.',
      may: 'What Roomlight may do',
      mayText:
        'Keep its data in this browser, wake up now and then, and show itself on a page where you click it. Before it notifies you, or shows itself without a click, your browser asks you; you can take either back.',
      limits: 'What Roomlight can’t prevent',
      limitsText:
        'A page can cover the overlay, take it away, or take the keyboard from it: look at where you type. A server can hold back what is said, and sees network addresses, times and lengths, of private rooms too.',
      nobody: 'Nobody else',
      nobodyText:
        'There is no account, no advertising and no counting of visitors. Roomlight speaks with the servers that you name, and with nobody else.',
    },

    shortcutsHint: 'In the whole browser:',
    shortcutsInside: 'In Roomlight:',
    shortcutPopup: 'Open the popup',
    shortcutNone: 'Not set',
    shortcutsChange: 'Change them in the browser',
    shortcutsWhere: (address: string) => `If no page opens: they are at ${address}`,
    inside: {
      send: 'Send the message',
      newLine: 'Begin a new line',
      rooms: 'Go to the room above or below',
      minimise: 'Make the overlay small',
    },

    blockedHint:
      'You do not read them on this browser. They and the server do not learn of it. You block somebody from their entry in the list of people.',
    blockedEmpty: 'Nobody.',
    unblock: 'Unblock',
    unblockNamed: (name: string) => `Unblock ${isolate(name)}`,

    export: 'Export',
    exportHint:
      'A file with all that Roomlight keeps in this browser: settings, rooms, messages, drafts and what is not sent yet. Left out are keys: those by which servers know you, and those of private rooms. Whoever had them could speak as you, and read along.',
    exported: (file: string) => `Saved as ${file}`,
    exportFailed:
      'Your browser did not give out what is stored. Close other windows of Roomlight, then try again.',
    erase: 'Erase everything',
    eraseHint: 'All that Roomlight keeps in this browser, and every permission you gave it.',
    eraseAsk: 'Erase everything?',
    eraseMeans:
      'Your name and face, all rooms with their messages and drafts, messages not sent yet, servers, settings and permissions. On servers you come as somebody new, and into a private room only with a new invitation: its key is in no export. What you said stays there.',
    eraseNo: 'Keep everything',
    erased: 'Everything is erased. Roomlight is as it was when you installed it.',

    log: 'What happened lately',
    logHint: 'For whoever helps you. No message, key or address of a page is in it.',
    logEmpty: 'Nothing yet.',
    logCopy: 'Copy',
    logCopied: 'Copied',
    logNotCopied: 'Select and copy it',
    logRefresh: 'Read it again',
  },
};

export type PageWords = typeof pages;
