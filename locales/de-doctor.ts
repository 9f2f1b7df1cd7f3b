import { problems } from './de-problems.ts';
import type { DoctorWords } from './en-doctor.ts';
import { isolateTurned as isolate } from './isolate.ts';

const { command, connection } = problems;

const steps: DoctorWords['steps'] = {
  address: 'Adresse lesen',
  host: 'Server erreichen',
  discovery: 'Fragen, was er ist',
  session: 'Sagen, wer wir sind',
  socket: 'Verbindung öffnen',
  join: 'Raum betreten',
  presence: 'Hören, wer da ist',
  echo: 'Eine Nachricht zurückbekommen',
};

const found: DoctorWords['found'] = {
  is_roomlight: 'Ein Roomlight-Server.',
  is_other: 'Kein Roomlight-Server. Jeder Phoenix-Server ist recht.',
  is_unknown: 'Er sagt es nicht. Jeder Phoenix-Server ist recht.',
  token_accepted: 'Er akzeptiert unser Token.',
  session_given: 'Er hat uns ein Token gegeben.',
  echo_confirmed: 'Mit ihrem Platz im Verlauf des Raums.',
  echo_by_id: 'Mit der ID, die wir ihr gegeben haben; so ist jede Nachricht sicher bestätigt.',
  echo_by_body:
    'Ihre Worte kamen zurück, sonst nichts: Namen werden nicht gezeigt, und von zwei gleichen Nachrichten weiß niemand, welche angekommen ist. Würde der Channel die ganze Nutzlast an alle senden, wäre das anders.',
};

const problem: DoctorWords['problem'] = {
  address_empty: command.server_empty,
  address_not_a_url: command.server_not_a_url,
  address_wrong_scheme: command.server_wrong_scheme,
  address_insecure: command.server_insecure,
  address_has_credentials: command.server_has_credentials,
  offline: connection.offline,
  port_closed:
    'Der Rechner ist da, aber an diesem Port antwortet nichts. Starte den Server oder prüfe den Port.',
  no_answer:
    'Niemand antwortet. Vielleicht ist der Name vertippt, an diesem Port läuft kein Server, oder dieser Browser vertraut seinem Zertifikat nicht. Öffne die Adresse in einem Tab: Dort sagt der Browser, was es ist.',
  too_slow:
    'Keine Antwort in 5 Sekunden. Vielleicht ist der Rechner aus, oder eine Firewall verschluckt, was an diesen Port geht.',
  plain_port:
    'Was an diesem Port antwortet, ist nicht verschlüsselt, aber die Adresse beginnt mit https://. Auf diesem Computer lass sie mit http:// beginnen. Sonst braucht der Server ein Zertifikat: Über ein Netz sendet Roomlight nichts im Klartext.',
  tls_port: 'Dieser Port verlangt Verschlüsselung. Lass die Adresse mit https:// beginnen.',
  discovery_lost:
    'Das war ein Roomlight-Server, und jetzt sagt er nicht mehr, was er ist. Vielleicht startet er gerade, oder ein Proxy antwortet an seiner Stelle. Versuch es gleich noch einmal; wer du dort bist, bleibt erhalten.',
  session_refused:
    'Der Server gibt uns keine Sitzung. Vielleicht hat er zu viel zu tun, oder etwas in ihm ist kaputt: Sein Log sagt es.',
  token_refused:
    'Der Server akzeptiert das Token nicht, das er einmal vergeben hat. Vielleicht sind seine Daten verloren, oder das Token ist zu alt. Drück im Raum auf „Erneut versuchen“: Roomlight holt dann ein neues, und der Server hält dich vielleicht für jemand Neues.',
  unreachable: 'Eben war der Server noch da, und jetzt antwortet nichts. Prüfe noch einmal.',
  wrong_path: connection.wrong_path,
  not_phoenix: connection.not_phoenix,
  origin_refused:
    'Der Server akzeptiert diese Erweiterung nicht (HTTP 403). Wer ihn betreibt, muss ihren Origin erlauben.',
  upgrade_refused:
    'Hier antwortet etwas und öffnet keine Verbindung. Ein Browser erfährt nicht, warum, aber im Log eines Phoenix-Servers steht es. Es ist eins von dreien: Sein check_origin erlaubt diese Erweiterung nicht, sein Socket liegt unter einem anderen Pfad, oder sein UserSocket verlangt ein eigenes Token.',
  server_busy: connection.server_busy,
  lost: 'Der Server hat die Verbindung gerade geschlossen. Sein Log sollte sagen, warum.',
  sent_away: 'Der Server hat die Verbindung geschlossen und will sie nicht wieder.',
  join_refused: 'Der Server lässt uns nicht in diesen Raum.',
  join_unanswered:
    'Der Server sagt nichts zum Beitritt. Vielleicht wartet sein RoomChannel auf etwas: Sein Log sagt womöglich, worauf.',
  no_presence_state:
    'Innerhalb von 5 Sekunden kam keine Liste, wer hier ist. Deshalb siehst du nicht, wer schon vor dir da war. Der Channel muss sie nach dem Beitritt senden.',
  message_refused: 'Der Server nimmt in diesem Raum keine Nachricht an.',
  no_echo:
    'Die Nachricht kam innerhalb von 10 Sekunden nicht zurück. Der Channel muss sie an den ganzen Raum senden, auch an ihren Absender.',
};

export const doctor: DoctorWords = {
  intro: 'Verbindet sich Schritt für Schritt und sagt, wo es nicht weitergeht und was hilft.',
  roomHint: 'Lass es leer, um einen Raum zu versuchen, in dem niemand ist.',
  check: 'Prüfen',
  checking: 'Prüft…',

  steps,
  found,
  named: (name) => `Er nennt sich „${isolate(name)}“.`,
  problem,
  sentOrigin: (origin) => `Dieser Browser sendet den Origin ${origin}.`,
  nameRoom:
    'Dieser Server hat nur die Räume, die auf ihm angelegt wurden: Nenne einen und prüfe noch einmal.',
  tryLobby:
    'Ein Server nach den Phoenix-Anleitungen hat einen einzigen Raum, lobby: Versuch diesen Namen.',
  skipped: {
    writes: 'Alle in diesem Raum würden die Nachricht sehen, deshalb wurde keine gesendet.',
    no_sessions: 'Er hat keine Sitzungen: Er glaubt uns aufs Wort.',
  },
  sendTestMessage: 'Testnachricht senden',
  testMessage: 'Das ist ein Test der Verbindung.',

  status: {
    passed: 'Geht',
    failed: 'Geht nicht',
    writes: 'Nicht versucht',
    no_sessions: 'Nicht nötig',
    running: 'Läuft…',
    waiting: '',
  },
  verdict: {
    running: (step) => `${step}…`,
    good: 'Alles geht.',
    untried: 'Alles, was versucht wurde, geht.',
    bad: (step) => `Hier geht es nicht weiter: ${step}`,
  },

  places: {
    address_field: 'Als Adresse',
    terminal: 'In einem Terminal, im Ordner von Roomlight',
    environment: 'In der Umgebung des Roomlight-Servers',
    endpoint: 'In lib/my_app_web/endpoint.ex',
    origins_module: 'In lib/my_app_web/origins.ex',
    user_socket: 'In lib/my_app_web/channels/user_socket.ex',
    room_channel: 'In lib/my_app_web/channels/room_channel.ex',
  },
  copy: 'Kopieren',
  copied: 'Kopiert',
  notCopied: 'Nicht erlaubt',

  report: {
    title: 'Bericht',
    hint: 'Für die Leute, die den Server betreiben. Der Bericht enthält kein Token, keinen Raumnamen und keine Nachricht.',
    copy: 'Bericht kopieren',
    heading: 'Roomlight-Verbindungsbericht',
    server: (address) => `Server: ${address}`,
    origin: (origin) => `Origin: ${origin}`,
    room: {
      own: 'Raum: ein eigener, in dem niemand ist',
      given: 'Raum: einer, in dem Leute sind (sein Name fehlt hier)',
    },
  },
};
