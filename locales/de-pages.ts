import type { PageWords } from './en-pages.ts';
import { formatsOf } from './formats.ts';
import { isolateTurned as isolate } from './isolate.ts';

const { plural, number } = formatsOf('de');

export const pages: PageWords = {
  room: {
    unreached: (server: string) =>
      `Dieser Raum wurde noch nicht erreicht. Sein Server: ${isolate(server)}`,
    changeServer: 'Server ändern',
    mute: 'Diesen Raum stummschalten',
    unmute: 'Diesen Raum wieder hören',
    muted: 'Stumm',
    doNotDisturb: 'Nicht stören',
    disturbAgain: '„Nicht stören“ beenden',
    beInvisible: 'Unsichtbar sein',
    beVisible: 'Wieder sichtbar sein',
    invisible: 'Unsichtbar',
    visibleHere: 'Dieser Server kann niemanden verbergen: Die Leute in diesem Raum sehen dich.',
    lock: 'Diesen Raum sperren',
    unlock: 'Diesen Raum entsperren',
    locked: 'Gesperrt: niemand Neues kommt herein',
    banned: 'Verbannte…',
    bannedTitle: 'Aus diesem Raum verbannt',
    bannedNobody: 'Niemand.',
    letIn: 'Wieder einlassen',
    letInNamed: (name) => `${isolate(name)} wieder einlassen`,
    copyInvite: 'Einladung kopieren',
    sharePage: 'Zeigen, wenn ich auf derselben Seite bin',
    hidePage: 'Nicht mehr zeigen, wenn ich auf derselben Seite bin',
    shareAsk: 'Zeigen, wenn du auf derselben Seite bist?',
    shareYes: 'Zeigen',
    sharesPage: 'Deine Seite wird gezeigt',
    keys: 'Alt+↑ und Alt+↓ wechseln von Raum zu Raum.',
    listKeys: '↑ und ↓ gehen durch die Liste, der Anfang eines Namens führt zu ihm.',
  },

  invite: {
    link: 'Einladung in diesen Raum',
    copied: 'Kopiert. Wer den Link hat, kann hereinkommen.',
    notCopied:
      'Dein Browser hat das Kopieren nicht erlaubt. Markiere den Link und kopiere ihn selbst.',
    close: 'Schließen',
    title: 'Du bist eingeladen',
    to: (room, server) => `Der Raum „${isolate(room)}“ auf ${server}.`,
    known: 'Auf diesem Server warst du schon.',
    unknown:
      'Auf diesem Server warst du noch nie. Er erfährt deinen Namen, dein Gesicht und deine Netzwerkadresse und kann lesen, was dort gesagt wird.',
    join: 'Beitreten',
    notNow: 'Jetzt nicht',
    newer:
      'Diese Art von Einladung kennt dieses Roomlight nicht. Aktualisiere es und versuche es noch einmal.',
    fieldHint:
      'Wer denselben Namen eingibt, trifft sich dort. Auch eine Einladung lässt sich einfügen.',
  },

  sealed: {
    name: 'Privater Raum',
    create: 'Neuer privater Raum',
    createHint:
      'Verschlüsselt: Nur wen du einlädst, kann mitlesen. Was du als Namen eingibst, bleibt unter euch.',
    invited: 'Dieser Raum ist verschlüsselt: Nur wer seine Einladung hat, kann mitlesen.',
    unknown:
      'Auf diesem Server warst du noch nie. Er erfährt deine Netzwerkadresse und wann du hier bist, aber weder deinen Namen noch, was gesagt wird.',
    about: 'Was hier geschützt ist',
    protects:
      'Der Server kann nicht lesen, was hier gesagt wird, auch nicht Namen, Gesichter und Reaktionen oder welche Seite du teilst. Das kann nur, wer die Einladung hat.',
    sees: 'Der Server sieht Netzwerkadressen, wer verbunden ist und wer schreibt, wann etwas gesagt wird und ungefähr, wie lang es ist.',
    forward:
      'Wer die Einladung bekommt, auch viel später, kann alles lesen, was der Server noch hat. Um jemanden fernzuhalten, mach einen neuen privaten Raum und lade die anderen ein.',
    signed:
      'Jeder Browser unterschreibt mit einem eigenen Schlüssel. Dem ersten Schlüssel einer Person wird vertraut, ein anderer wird gesagt. Um sicher zu sein, vergleicht Sicherheitsnummern, zu finden in der Liste der Personen.',
    forget: 'Von hier niemanden mehr einladen',
    forgetAsk: 'Von diesem Browser aus niemanden mehr einladen?',
    forgetMeans:
      'Dieser Browser vergisst, woraus eine Einladung gemacht wird. Du bleibst im Raum, und andere können weiter einladen.',
    keep: 'Behalten',
    close: 'Schließen',
  },

  travel: {
    come: 'Alle bitten, hierher zu kommen',
    comeAsk: 'Alle bitten, auf diese Seite zu kommen?',
    comeMeans:
      'Die Leute in diesem Raum, und niemand sonst, erfahren eine Minute lang ihre Adresse. Jeder entscheidet selbst, ob er kommt.',
    comeYes: 'Bitten',
    lead: 'Andere mir folgen lassen',
    leadAsk: 'Andere dir von Seite zu Seite folgen lassen?',
    leadMeans:
      'Die Leute in diesem Raum, und niemand sonst, erfahren die Adresse jeder Seite, die du vor dir hast, bis du aufhörst.',
    leadYes: 'Folgen lassen',
    untold:
      'Nie genannt werden: private Fenster, Seiten zum Anmelden, Banken, Webmail und Seiten dieses Rechners oder deines eigenen Netzes.',
    asks: (name) => `${isolate(name)} bittet dich zu kommen, nach`,
    leads: (name) => `${isolate(name)} geht von Seite zu Seite und ist jetzt auf`,
    following: (name) => `Dieser Tab geht dorthin, wohin ${isolate(name)} geht.`,
    asked: 'Eine Minute lang werden alle hier gebeten zu kommen, nach',
    leading: 'Die Leute hier dürfen dir folgen: Sie erfahren, wohin du gehst.',
    go: 'Hingehen',
    notNow: 'Nicht jetzt',
    follow: 'Folgen',
    stop: 'Aufhören',
    consentLabel: 'Wenn mich hier jemand bittet zu kommen',
    consent: {
      ask: 'Mich fragen',
      always: 'Sofort hingehen, im Tab vorne',
      never: 'Nicht anzeigen',
    },
  },

  pageRoom: {
    title: 'Wo du gerade bist',
    page: 'Raum dieser Seite',
    site: 'Raum dieser Website',
    ask: (site) => `Leute auf ${site} treffen?`,
    everybody:
      'Wer mit Roomlight auf diesem Server den Raum derselben Seite öffnet, ist dort und sieht deinen Namen und dein Gesicht.',
    guess:
      'Der Name des Raums wird aus der Adresse gebildet. Der Server bekommt die Adresse nicht, könnte aber erraten, welche Seite es ist.',
    server: (server) => `Der Server: ${server}`,
    agree: 'Raum öffnen',
    notNow: 'Jetzt nicht',
    why: {
      no_web_page: 'Das ist keine Seite im Web, sie hat keinen eigenen Raum.',
      own_network: 'Seiten auf diesem Rechner oder in deinem Netz haben keinen eigenen Raum.',
      sensitive: 'Anmeldeseiten, Banken, Gesundheit und Webmail haben keinen eigenen Raum.',
      private_window: 'In einem privaten Fenster hat keine Seite einen eigenen Raum.',
    },
  },

  welcome: {
    intro:
      'Alles ist ausgefüllt, nur der Raum fehlt. Gib seinen Namen ein, drück Enter, und du bist da.',
    localFound: 'Auf diesem Rechner läuft ein Server. Er ist eingetragen.',
    localMissing:
      'Auf diesem Rechner läuft kein Server. Gib die Adresse von deinem ein, oder starte den, der mit Roomlight kommt: npm run server',
    pin: 'Behalte die Lampe im Blick',
    pinChromium: 'Klick in der Leiste auf das Puzzleteil, dann auf die Nadel neben Roomlight.',
    pinFirefox:
      'Klick in der Leiste auf das Puzzleteil, dann auf das Zahnrad neben Roomlight, dann auf „An Symbolleiste anheften“.',
    pinWhy: 'Die Lampe sagt, wie viele da sind, und bringt dich von jeder Seite zu ihnen.',
    whereHint: 'Das lässt sich jederzeit in den Einstellungen ändern.',
    inRoom: (room) => `Du bist in ${isolate(room)}`,
    sayHello: 'Sag Hallo: Wer da ist, liest es sofort.',
    options: 'Alle Einstellungen',
    privacy: 'Wer was sieht',
  },

  options: {
    sections: 'Abschnitte',
    section: {
      profile: 'Du',
      servers: 'Server',
      rooms: 'Räume',
      sites: 'Wo Roomlight sich zeigt',
      notifications: 'Benachrichtigungen',
      appearance: 'Aussehen',
      privacy: 'Privatsphäre',
      shortcuts: 'Tastenkürzel',
      blocked: 'Wen du blockiert hast',
      data: 'Deine Daten',
      diagnostics: 'Diagnose',
    },
    invisibleHint:
      'Niemand findet dich in der Liste der Leute. Was du schreibst, sehen sie trotzdem. Das können nur Roomlight-Server; auf anderen bist du sichtbar.',

    serversUsed: 'Server, auf denen du warst',
    serversEmpty: 'Noch keine. Der erste kommt dazu, wenn du einem Raum beitrittst.',
    testNamed: (server) => `${server} testen`,
    forget: 'Vergessen',
    forgetNamed: (server) => `${server} vergessen`,
    forgetAsk: (server) => `${server} vergessen?`,
    forgetMeans:
      'Er wird nicht mehr angeboten, und seine Räume stehen nicht mehr unter den letzten. Was dort gesagt wurde, bleibt auf dem Server.',
    keep: 'Behalten',
    openRooms: (count) =>
      plural(count, { one: '1 offener Raum', other: `${number(count)} offene Räume` }),

    agreed: 'Websites, deren Räumen du zugestimmt hast',
    agreedHint:
      'Hier wirst du nicht noch einmal gefragt, bevor du den Raum einer Seite öffnest. Nimmst du eine Website heraus, wirst du es wieder.',
    agreedEmpty: 'Keine. Du wirst gefragt, wenn du zum ersten Mal den Raum einer Seite öffnest.',

    roomsOpen: 'Offene Räume',
    roomsEmpty: 'Du bist in keinem Raum.',
    recentEmpty: 'Keine. Räume, die du verlässt, stehen hier.',
    joinAgain: (room) => `${isolate(room)} wieder beitreten`,
    muteHint: 'Seine Nachrichten melden sich nicht, und die Zahl am Symbol zählt sie nicht mit.',
    sharePageHint:
      'Die anderen sehen, ob du auf der Seite bist, auf der sie sind. Gesendet wird ein Code aus der Adresse, nicht die Adresse; der Server könnte erraten, welche Seite es ist.',

    notify: {
      mentions: 'Wenn jemand mich erwähnt',
      mentionsHint: 'Eine Nachricht mit @ und deinem Namen.',
      all: 'Bei jeder Nachricht',
      allHint: 'Nicht, während du den Raum siehst.',
      nothing: 'Nie',
      nothingHint: 'Nur das Symbol in der Leiste sagt, dass es etwas Neues gibt.',
    },
    notifyAsks: 'Dein Browser fragt nach deiner Erlaubnis, wenn du eins der ersten beiden wählst.',
    notifyDenied:
      'Dein Browser hat die Benachrichtigungen nicht erlaubt, deshalb bleiben sie aus. Wähle noch einmal, um wieder gefragt zu werden; geschieht nichts, erlaube sie in den Einstellungen des Browsers für diese Erweiterung.',
    sound: 'Mit Ton',
    soundHint: 'Der Ton deines Systems. Firefox überlässt es dem System, ob einer kommt.',
    doNotDisturbHint:
      'Keine Benachrichtigung kommt, bis du das ausschaltest. Die Zahl am Symbol zählt weiter.',

    theme: {
      system: 'Wie das System',
      light: 'Hell',
      dark: 'Dunkel',
    },
    motion: 'Wünscht sich dein System weniger Bewegung, bewegt sich hier nichts.',

    privacy: {
      servers: 'Was Server sehen',
      serversText:
        'Ein Server sieht deinen Namen, dein Gesicht, deine Netzwerkadresse, in welchen Räumen du wann bist, und was du schreibst. Den Leuten in einem Raum gibt er weiter, was dorthin gehört. Private Räume sind Ende zu Ende verschlüsselt, dort sieht er keinen Namen und keinen Text; in allen anderen kann mitlesen, wer einen Server betreibt. Nimm Server von Leuten, denen du vertraust.',
      pages: 'Welche Seiten du besuchst',
      pagesText:
        'Das bleibt in diesem Browser. Gesagt wird es nur, wo du es eingeschaltet hast oder den Raum einer Seite öffnest, und dann als Code aus der Adresse: Wer eine Adresse kennt, kann prüfen, ob es diese ist. In einem privaten Raum kannst du die anderen auch bitten, auf deine Seite zu kommen, oder sie dir folgen lassen: Dann erfahren sie, und niemand sonst, ihre Adresse. Nie aus privaten Fenstern, und nie für Seiten auf diesem Rechner oder in deinem Netz, für Anmeldeseiten, Banken, Gesundheit und Webmail.',
      overlay: 'Was eine Seite vom Overlay sieht',
      overlayText:
        'Dass da ein Kasten ist; in Chrome und Edge auch, dass Roomlight installiert ist, mit oder ohne Kasten. Nicht, wer darin ist, was gesagt wird oder was du tippst. Was auf einer Seite steht, wird nur gelesen, wenn du darauf zeigst: Die Wörter, die du auswählst, gehen mit deiner Nachricht, und einige darum herum.',
      disk: 'Was in diesem Browser bleibt',
      diskText:
        'Dein Name und deine Einstellungen, deine Räume, die neuesten Nachrichten von jedem, was noch nicht gesendet ist, die Schlüssel privater Räume und der Schlüssel, an dem jeder Server dich wiedererkennt. Unter „Deine Daten“ lässt sich alles bis auf die Schlüssel exportieren, und alles löschen.',
      may: 'Was Roomlight darf',
      mayText:
        'Seine Daten in diesem Browser behalten, ab und zu aufwachen und sich auf einer Seite zeigen, auf der du es anklickst. Bevor es dich benachrichtigt oder sich ohne Klick zeigt, fragt dich dein Browser; beides kannst du zurücknehmen.',
      limits: 'Was Roomlight nicht verhindern kann',
      limitsText:
        'Eine Seite kann das Overlay verdecken, wegnehmen oder ihm die Tastatur nehmen: Schau, wohin du tippst. Ein Server kann zurückhalten, was gesagt wird, und sieht Netzwerkadressen, Zeiten und Längen, auch von privaten Räumen.',
      nobody: 'Sonst niemand',
      nobodyText:
        'Es gibt kein Konto, keine Werbung und keine Besucherzählung. Roomlight spricht mit den Servern, die du nennst, und mit niemandem sonst.',
    },

    shortcutsHint: 'Im ganzen Browser:',
    shortcutsInside: 'In Roomlight:',
    shortcutPopup: 'Popup öffnen',
    shortcutNone: 'Nicht belegt',
    shortcutsChange: 'Im Browser ändern',
    shortcutsWhere: (address) => `Falls sich keine Seite öffnet: Sie stehen unter ${address}`,
    inside: {
      send: 'Nachricht senden',
      newLine: 'Neue Zeile beginnen',
      rooms: 'Zum Raum darüber oder darunter',
      minimise: 'Das Overlay klein machen',
    },

    blockedHint:
      'In diesem Browser liest du sie nicht. Sie und der Server erfahren es nicht. Blockiert wird jemand in der Liste der Leute.',
    blockedEmpty: 'Niemanden.',
    unblock: 'Nicht mehr blockieren',
    unblockNamed: (name) => `${isolate(name)} nicht mehr blockieren`,

    export: 'Exportieren',
    exportHint:
      'Eine Datei mit allem, was Roomlight in diesem Browser behält: Einstellungen, Räume, Nachrichten, Entwürfe und was noch nicht gesendet ist. Es fehlen die Schlüssel, an denen Server dich erkennen, und die privater Räume: Wer sie hätte, könnte als du sprechen und mitlesen.',
    exported: (file) => `Gespeichert als ${file}`,
    exportFailed:
      'Dein Browser hat das Gespeicherte nicht herausgegeben. Schließ andere Fenster von Roomlight und versuche es noch einmal.',
    erase: 'Alles löschen',
    eraseHint:
      'Alles, was Roomlight in diesem Browser behält, und jede Erlaubnis, die du ihm gabst.',
    eraseAsk: 'Alles löschen?',
    eraseMeans:
      'Dein Name und dein Gesicht, alle Räume mit ihren Nachrichten und Entwürfen, noch nicht Gesendetes, Server, Einstellungen und Berechtigungen. Auf Servern kommst du als jemand Neues an, in einen privaten Raum kommst du nur mit einer neuen Einladung: Sein Schlüssel ist in keinem Export. Was du gesagt hast, bleibt dort.',
    eraseNo: 'Alles behalten',
    erased: 'Alles ist gelöscht. Roomlight ist wie nach der Installation.',

    log: 'Was zuletzt geschah',
    logHint:
      'Für die, die dir helfen. Keine Nachricht, kein Schlüssel und keine Adresse einer Seite steht darin.',
    logEmpty: 'Noch nichts.',
    logCopy: 'Kopieren',
    logCopied: 'Kopiert',
    logNotCopied: 'Markiere und kopiere es',
    logRefresh: 'Neu lesen',
  },
};
