import type { Problems } from './en-problems.ts';
import { refusedChanges } from './refused-changes.ts';

const connection: Problems['connection'] = {
  offline: 'Dieses Gerät ist offline. Sobald es wieder ein Netz gibt, geht es von selbst weiter.',
  unreachable: 'Unter dieser Adresse antwortet nichts. Läuft der Server, und stimmt der Port?',
  wrong_path:
    'Hier antwortet etwas, aber unter diesem Pfad gibt es keinen Socket. Phoenix-Apps haben ihn meist unter /socket; dorthin führt auch eine Adresse ohne Pfad.',
  not_phoenix: 'Hier antwortet etwas, spricht aber nicht Phoenix Channels. Prüfe die Adresse.',
  origin_refused:
    'Der Server akzeptiert diese Erweiterung nicht. Wer ihn betreibt, muss ihren Origin erlauben: mit check_origin in Phoenix, mit --allow-origin beim Server, der zu Roomlight gehört.',
  upgrade_refused:
    'Hier antwortet etwas, öffnet aber keine Verbindung und sagt nicht, warum. Prüfe den Pfad: Phoenix-Apps haben den Socket meist unter /socket. Stimmt er, ist das vielleicht kein Phoenix-Server, oder seine Einstellung check_origin erlaubt diese Erweiterung nicht.',
  server_busy: 'Der Server ist ausgelastet und bittet uns, später wiederzukommen.',
  lost: 'Die Verbindung ist abgebrochen. Wir versuchen, sie wiederherzustellen.',
};

const refusal: Problems['refusal'] = {
  rate_limited: 'Das war zu viel in kurzer Zeit. Warte einen Moment und versuch es noch einmal.',
  too_large: 'Der Server sagt, das ist zu groß.',
  invalid:
    'Der Server hat diese Erweiterung nicht verstanden. Vielleicht erwartet er eine andere Version.',
  unauthorized:
    'Der Server lässt dich nicht ein. Vielleicht musst du dich erst anmelden oder eingeladen werden.',
  banned: 'Du wurdest aus diesem Raum entfernt. Frag die Leute, die ihn betreuen.',
  locked: 'Wer diesen Raum betreut, lässt niemand Neues ein. Frag, ob er wieder geöffnet wird.',
  room_full: 'Dieser Raum ist voll. Versuch es noch einmal, wenn jemand gegangen ist.',
  read_only: 'Du kannst hier lesen, aber nicht schreiben.',
  not_found: 'Diesen Raum gibt es auf dem Server nicht. Prüfe seinen Namen.',
  conflict: 'Der Server hat einen anderen Stand als wir. Meist hilft ein neuer Versuch.',
  epoch_changed: 'Der Verlauf dieses Raums wurde auf dem Server neu begonnen.',
  server_busy: 'Der Server ist ausgelastet. Versuch es gleich noch einmal.',
  wrong_version: 'Der Server spricht eine andere Version. Aktualisiere Roomlight oder den Server.',
  no_such_room:
    'Dieser Server hat keinen Channel für diesen Raum. Wer nach den Phoenix-Anleitungen gebaut ist, hat vielleicht nur den Raum lobby: Versuch diesen Namen.',
  not_this_room:
    'Der Server lässt dich nicht in diesen Raum. Ein Server nach den Phoenix-Anleitungen hat einen einzigen Raum, lobby: Verlass diesen und versuch den Namen.',
  no_key:
    'Dieser Browser hat keine Einladung in diesen verschlüsselten Raum. Bitte jemanden darum, der darin ist.',
  unknown: 'Der Server hat abgelehnt, ohne einen Grund, den wir kennen.',
};

const failure: Problems['failure'] = {
  ...refusal,
  too_large: 'Der Server sagt, sie ist zu lang.',
  too_old: 'Sie hat zu lange auf eine Verbindung gewartet.',
};

const change = {
  ...refusal,
  too_large: 'Der Server sagt, sie ist zu lang.',
  unauthorized: 'Nur wer eine Nachricht geschrieben hat, kann sie ändern.',
  not_found: 'Diese Nachricht gibt es nicht mehr.',
};

const command: Problems['command'] = {
  ...refusedChanges(change),
  no_answer: 'Der Server hat nicht geantwortet. Versuch es noch einmal, sobald du verbunden bist.',
  not_supported: 'Das kann dieser Server nicht.',
  not_allowed: 'Das geht von hier aus nicht.',
  server_empty: 'Gib die Adresse eines Servers ein.',
  server_not_a_url:
    'Das ist keine Adresse. Sie sieht aus wie https://example.org oder http://127.0.0.1:4000.',
  server_wrong_scheme:
    'Eine Adresse beginnt mit https:// oder wss://, auf diesem Computer auch mit http://.',
  server_insecure:
    'Ohne Verschlüsselung sind nur Server auf diesem Computer möglich. Sonst muss die Adresse mit https:// oder wss:// beginnen.',
  server_has_credentials: 'Lass Benutzernamen und Passwort in der Adresse weg.',
  page_untold:
    'Diese Seite kann anderen nicht genannt werden: Sie ist privat, nur hier bekannt oder zum Anmelden da. Oder die Erweiterung sieht sie nicht: Blende das Overlay auf ihr ein.',
  no_invite:
    'Von diesem Browser aus kannst du niemanden mehr einladen: Er hat die Einladung vergessen.',
  room_damaged_invite: 'Ein Teil dieser Einladung fehlt. Kopiere sie noch einmal ganz.',
  room_empty: 'Gib den Namen eines Raums ein.',
  room_too_long: 'Der Name eines Raums hat höchstens 128 Zeichen.',
  room_characters:
    'Der Name eines Raums besteht nur aus Buchstaben a–z, Ziffern, - und _ und höchstens einem : in der Mitte.',
  connection_offline: connection.offline,
  connection_unreachable: connection.unreachable,
  connection_wrong_path: connection.wrong_path,
  connection_not_phoenix: connection.not_phoenix,
  connection_origin_refused: connection.origin_refused,
  connection_upgrade_refused: connection.upgrade_refused,
  connection_server_busy: connection.server_busy,
  connection_lost: connection.lost,
  name_empty: 'Gib einen Namen ein, den andere sehen.',
  name_too_long: 'Ein Name hat höchstens 40 Zeichen.',
  body_empty: 'Noch gibt es nichts zu senden.',
  body_too_long: 'Diese Nachricht ist zu lang.',
  outbox_full:
    'Zu viele Nachrichten warten darauf, gesendet zu werden. Diese bleibt hier; sende sie, wenn die anderen durch sind.',
  storage_failed:
    'Dein Browser konnte das nicht speichern: Der Datenträger ist voll, oder der Speicher ist gesperrt. Es wurde nichts geändert. Schaff Platz oder gib den Speicher frei und versuch es noch einmal.',
  room_not_open: 'Dieser Raum ist nicht mehr offen. Öffne ihn noch einmal.',
  internal:
    'In Roomlight ist etwas schiefgegangen. Versuch es noch einmal; was du geschrieben hast, ist noch da.',
  permission_missing:
    'Der Browser hat die Berechtigung dafür nicht erteilt. Erlaube es und versuch es noch einmal.',
};

const overlay: Problems['overlay'] = {
  not_asked: 'Auf dieser Seite noch nicht gezeigt.',
  hidden_until_reload: 'Auf dieser Seite ausgeblendet, bis sie neu geladen wird.',
  hidden_on_site: 'Auf dieser Website ausgeblendet.',
  paused: 'Überall pausiert. Wird es hier gezeigt, endet die Pause.',
  sandboxed_page:
    'Diese Seite ist abgeschottet und kann das Overlay nicht zeigen. Nimm hier das Popup.',
  forbidden_page: 'Auf dieser Seite lässt der Browser keine Erweiterung etwas zeigen.',
  no_room: 'Tritt einem Raum bei, um ihn auf Seiten zu zeigen.',
};

export const problems: Problems = { connection, refusal, failure, command, overlay };
