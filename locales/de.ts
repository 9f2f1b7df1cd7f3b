import { problems } from './de-problems.ts';
import { talkIn } from './de-talk.ts';
import type { Words } from './en.ts';
import { formatsOf } from './formats.ts';
import { isolateTurned as isolate } from './isolate.ts';

const LANGUAGE = 'de';
const format = formatsOf(LANGUAGE);
const { plural, number } = format;

const people = (count: number) =>
  plural(count, { one: '1 Person hier', other: `${number(count)} Personen hier` });
const newMessages = (count: number) =>
  plural(count, { one: '1 neue Nachricht', other: `${number(count)} neue Nachrichten` });

export const de: Words = {
  language: LANGUAGE,
  direction: 'ltr',

  app: { name: 'Roomlight', loading: 'Einen Moment…' },

  problems,

  sentences: format.sentences,
  time: { clock: format.clock, dayAndClock: format.dayAndClock },

  connection: {
    connecting: 'Verbindet…',
    online: 'Online',
    reconnecting: 'Verbindet sich wieder…',
    refused: 'Nicht eingelassen',
    retry: 'Erneut versuchen',
    why: 'Warum?',
    whyAloud: 'Warum? Verbindung prüfen, in neuem Tab',
    doctor: 'Verbindungsdoktor',
  },

  profile: {
    title: 'Du',
    name: 'Dein Name',
    nameHint: 'Die anderen im Raum sehen ihn.',
    face: 'Dein Gesicht',
    anotherFace: 'Anderes Gesicht',
    saved: 'Gespeichert',
  },

  server: {
    label: 'Server',
    test: 'Testen',
    testing: 'Testet…',
    isRoomlight: (name) =>
      name === null
        ? 'Ein Roomlight-Server antwortet.'
        : `„${isolate(name)}“ antwortet: ein Roomlight-Server.`,
    isPhoenix: 'Ein Phoenix-Server antwortet.',
  },

  rooms: {
    title: 'Räume',
    name: 'Raum',
    nameHint: 'Alle, die denselben Namen eingeben, treffen sich dort.',
    join: 'Raum beitreten',
    joining: 'Tritt bei…',
    joinAnother: 'Weiterem Raum beitreten',
    open: 'Offene Räume',
    recent: 'Zuletzt',
    leave: 'Raum verlassen',
    leaveNamed: (room) => `${isolate(room)} verlassen`,
    back: 'Zurück',
    onServer: (host) => `auf ${host}`,
    unread: newMessages,
    people,
  },

  welcome: {
    title: 'Sieh, wer hier ist',
    text: 'Triff die Leute, die dieselben Seiten lesen. Wähle, wie andere dich sehen, und einen Raum.',
  },

  menu: {
    open: 'Menü',
    switchRoom: 'Raum wechseln',
    sidePanel: 'Seitenleiste öffnen',
    options: 'Einstellungen',
  },

  members: {
    title: 'Personen',
    you: 'du',
    youFirst: 'Du',
    someone: 'Jemand',
    count: number,
    more: (count) => `+${number(count)}`,
    names: format.names,
    nameParts: format.nameParts,
    summary: (count, names) => `${people(count)}: ${names}`,
    hereToo: (words, names) => `${words}. Auch auf dieser Seite: ${names}.`,
    others: (count) =>
      plural(count, { one: '1 weitere Person', other: `${number(count)} weitere` }),
    since: (at) => `seit ${format.clockOrDate(at)}`,
    state: { idle: 'kurz weg', hidden: 'im Hintergrund' },
    partial: 'Wer schon vor dir hier war, steht bei diesem Server nicht in der Liste.',
    unknown: 'Wir sehen nach, wer hier ist…',
    nobody: 'Hier ist niemand aufgeführt.',
    alone: 'Bisher nur du',
  },

  messages: {
    log: 'Gespräch',
    empty: 'Noch hat niemand etwas gesagt. Sag Hallo!',
    loadOlder: 'Ältere Nachrichten zeigen',
    loadingOlder: 'Ältere Nachrichten werden geholt…',
    toNewest: 'Zur neuesten Nachricht',
    newFromHere: 'Neu',
    unverified: 'Dieser Server bestätigt keine Namen',
    historyRestarted: 'Ab hier beginnt der Verlauf dieses Raums neu.',
    maybeMissed: 'Du warst weg. Hier fehlen vielleicht Nachrichten.',
    notSent: (why) => `Nicht gesendet. ${why}`,
    retry: 'Noch einmal senden',
    discard: 'Verwerfen',
    delivery: {
      queued: 'Wartet auf eine Verbindung',
      sending: 'Wird gesendet…',
      unconfirmed: 'Vielleicht nicht zugestellt',
      sent: 'Gesendet',
    },
  },

  talk: talkIn(format),

  composer: {
    label: 'Nachricht',
    placeholder: (room) => `Nachricht an ${isolate(room)}`,
    send: 'Senden',
    left: (count) => `Noch ${number(count)} Zeichen`,
    notStored:
      'Dein Browser konnte die Nachricht nicht speichern: Der Datenträger ist voll, oder der Speicher ist gesperrt. Dein Text ist noch da.',
    draftNotKept:
      'Dein Browser speichert nicht, was du schreibst: Der Datenträger ist voll, oder der Speicher ist gesperrt. Sende es, bevor du das hier schließt.',
    over: (count) => `${number(count)} Zeichen zu viel`,
  },

  quotes: {
    problems: {
      nothing_selected:
        'Auf der Seite ist nichts markiert. Markiere dort Text und versuche es noch einmal.',
      not_on_this_page: 'Das steht nicht auf der Seite, die du vor dir hast.',
      no_page: 'Hier ist keine Seite, auf die du zeigen könntest.',
      permission_missing:
        'Der Browser zeigt Roomlight eine Seite erst, wenn du es dort gerufen hast: Klicke auf dieser Seite auf die Lampe in der Symbolleiste und versuche es noch einmal.',
    },
  },

  overlay: {
    showHere: 'Auf dieser Seite zeigen',
    pill: (room, count, unread) =>
      unread === 0
        ? `${isolate(room)}, ${people(count)}`
        : `${isolate(room)}, ${people(count)}, ${newMessages(unread)}`,
    minimise: 'Minimieren',
    more: 'Mehr',
    moveAcross: 'Auf die andere Seite',
    hideUntilReload: 'Ausblenden, bis die Seite neu lädt',
    hideOnSite: 'Auf dieser Website ausblenden',
    pause: 'Überall pausieren',
  },

  options: {
    title: 'Roomlight-Einstellungen',
    savedAsYouGo: 'Änderungen werden sofort gespeichert.',
    servers: 'Server',
    checkConnection: 'Verbindung Schritt für Schritt prüfen',
    server: 'Server für neue Räume',
    serversHint: 'Wo du schon warst:',
    where: 'Wo Roomlight sich zeigt',
    mode: {
      click: 'Nur wenn ich es will',
      clickHint: 'Aus dem Popup, Seite für Seite. Braucht keine Berechtigung.',
      sites: 'Auf diesen Websites',
      sitesHint: 'Fragt für jede Website nach deiner Erlaubnis.',
      everywhere: 'Auf jeder Website',
      everywhereHint:
        'Fragt nach deiner Erlaubnis, sich auf allen Seiten zu zeigen. Nichts auf ihnen wird gelesen.',
    },
    addSite: 'Hinzufügen',
    site: 'Website',
    siteHint: 'Zum Beispiel wiki.example.org',
    siteProblem: 'Das ist nicht der Name einer Website. Er sieht aus wie wiki.example.org.',
    removeSite: (site) => `${site} entfernen`,
    hidden: 'Auf diesen Websites ausgeblendet',
    hiddenEmpty: 'Auf keiner. Im Menü des Overlays steht „Auf dieser Website ausblenden“.',
    paused: 'Überall pausiert',
    pausedHint: 'Das Overlay zeigt sich nirgends, bis du das ausschaltest.',
  },
};
