import type { formatsOf } from './formats.ts';
import { isolateTurned as isolate } from './isolate.ts';

/** What a person can do with messages and with those who wrote them. */
export const talkIn = ({ day }: Pick<ReturnType<typeof formatsOf>, 'day'>) => ({
  day,
  /** A message as one that is in focus is read out. */
  said: (name: string, text: string) => `${isolate(name)}: ${isolate(text)}`,
  tools: 'Do something with this message',
  more: 'More',
  reply: 'Reply',
  react: 'React',
  edit: 'Edit',
  copy: 'Copy text',
  copyResult: { copied: 'Copied', not_allowed: 'Not copied' },
  delete: 'Delete',
  block: (name: string) => `Block ${isolate(name)} here`,
  unblock: (name: string) => `No longer block ${isolate(name)}`,
  edited: 'edited',
  deleted: 'Message deleted',
  confirmDelete: 'Delete this message?',
  confirmDeleteText: 'Its text goes for everybody in the room. This can’t be undone.',
  cancel: 'Cancel',
  save: 'Save',
  editing: 'Change your message',
  answering: (name: string) => `Reply to ${isolate(name)}`,
  answeringYou: 'Reply to yourself',
  dropReply: 'Don’t reply',
  older: 'An older message',
  answeredDeleted: 'A deleted message',
  toAnswered: 'Go to the message that this answers',
  blockedMessage: 'Message of someone you blocked',
  show: 'Show',
  showAll: 'Show all',
  showLess: 'Show less',
  /** Who reacted, with which of the six. */
  reacted: (what: string, who: string) => `${what}: ${who}`,
  reaction: {
    '👍': 'Thumbs up',
    '❤️': 'Heart',
    '😂': 'Laughing',
    '😮': 'Astonished',
    '😢': 'Sad',
    '🎉': 'Celebrating',
  },
  comings: {
    /** `count`: how many the names are of. */
    joined: (names: string, _count: number) => `${names} joined`,
    left: (names: string, _count: number) => `${names} left`,
    joinedAndLeft: (names: string, _count: number) => `${names} joined and left`,
    leftAndCameBack: (names: string, _count: number) => `${names} left and came back`,
  },
  typing: {
    one: (name: string) => `${isolate(name)} is typing…`,
    two: (a: string, b: string) => `${isolate(a)} and ${isolate(b)} are typing…`,
    three: (a: string, b: string, c: string) =>
      `${isolate(a)}, ${isolate(b)} and ${isolate(c)} are typing…`,
    several: 'Several people are typing…',
  },
  point: 'Point at what is selected on the page',
  findQuote: 'Find this on the page',
  quoted: 'Words from a page',
  dropQuote: 'Remove the quote',
  emoji: {
    open: 'Emoji',
    search: 'Search emoji',
    nothing: 'No emoji by that name',
    groups: [
      'Smileys and emotion',
      'People and body',
      'Animals and nature',
      'Food and drink',
      'Travel and places',
      'Activities',
      'Objects',
      'Symbols',
      'Flags',
    ],
  },
  completions: 'Suggestions',
  members: {
    search: 'Search people',
    nobody: 'Nobody by that name',
    menu: (name: string) => `What to do about ${isolate(name)}`,
    mention: 'Mention',
    blocked: 'blocked',
    here: 'on this page',
    remove: 'Remove from this room…',
    ban: 'Ban from this room…',
    confirmRemove: (name: string) => `Remove ${isolate(name)} from this room?`,
    confirmRemoveText: 'They are shown out everywhere they have it open. They can come back.',
    removeYes: 'Remove',
    confirmBan: (name: string) => `Ban ${isolate(name)} from this room?`,
    confirmBanText:
      'They are shown out, and not let in again until you allow it. Somebody who comes as a new person is not known to be the same: lock the room against that.',
    banYes: 'Ban',
  },
  /** In an encrypted room. */
  asked: (name: string) =>
    `${isolate(name)} asks you to come to another page. Click the lamp in the toolbar to see which.`,
  sealed: {
    badge: 'Encrypted',
    plain: 'Not encrypted: anybody may have written this, under any name.',
    unreadable:
      'Something came that can’t be opened: it is for another key, or was changed on its way.',
    replayed:
      'Something that was said before was sent again, and not by its author. It is left out.',
    otherKey:
      'Signed with another key than before. Ask this person some other way whether it is them.',
    unsigned: 'Not signed: who wrote it is the server’s word.',
    changed: 'other key',
    compare: 'Compare safety number',
    how: 'Compare these six signs by phone or face to face. If both of you see the same, nobody stands between you.',
    none: 'There is nothing to compare yet: one of you has signed nothing here, or a browser can’t sign.',
    warn: 'Since then another key has signed in this person’s place. They may have a new browser, or it is somebody else.',
    close: 'Close',
    title: (name: string) => `Safety number with ${isolate(name)}`,
  },
});

export type TalkWords = ReturnType<typeof talkIn>;
