import type { Discovered, DoctorProblem, DoctorStep } from '../lib/server/findings.ts';
import type { Place } from '../lib/server/settings-to-paste.ts';
import { problems } from './en-problems.ts';
import { isolateTurned as isolate } from './isolate.ts';

const { command, connection } = problems;

/** What is done in each, so that it can be said to work or to fail. */
const steps: Record<DoctorStep, string> = {
  address: 'Reading the address',
  host: 'Reaching the server',
  discovery: 'Asking what it is',
  session: 'Saying who we are',
  socket: 'Opening the connection',
  join: 'Entering the room',
  presence: 'Hearing who is there',
  echo: 'Getting a message back',
};

const found: Record<Discovered, string> = {
  is_roomlight: 'A Roomlight server.',
  is_other: 'No Roomlight server. Any Phoenix server will do.',
  is_unknown: 'It does not say. Any Phoenix server will do.',
  token_accepted: 'It accepts our token.',
  session_given: 'It has given us a token.',
  echo_confirmed: 'With its place in the history of the room.',
  echo_by_id: 'With the id that we gave it, so each message is confirmed for certain.',
  echo_by_body:
    'Its words did, and nothing else: names are not shown, and of two equal messages nobody knows which has arrived. Broadcasting the whole payload would change that.',
};

/** What happened, why as far as we know, and what the person can do. */
const problem: Record<DoctorProblem, string> = {
  address_empty: command.server_empty,
  address_not_a_url: command.server_not_a_url,
  address_wrong_scheme: command.server_wrong_scheme,
  address_insecure: command.server_insecure,
  address_has_credentials: command.server_has_credentials,
  offline: connection.offline,
  port_closed:
    'The machine is there, but nothing answers at this port. Start the server, or check the port.',
  no_answer:
    'Nobody answers. The name may be mistyped, no server may run at this port, or this browser does not trust its certificate. Open the address in a tab: there the browser says which it is.',
  too_slow:
    'No answer within 5 seconds. The machine may be off, or a firewall swallows what is sent to this port.',
  plain_port:
    'What answers at this port is not encrypted, but the address begins with https://. On this computer begin it with http://. Anywhere else the server needs a certificate: over a network Roomlight sends nothing in plain text.',
  tls_port: 'This port wants encryption. Begin the address with https://.',
  discovery_lost:
    'This was a Roomlight server, and now it does not say what it is. It may be starting, or a proxy answers in its place. Try again in a moment; who you are there is kept.',
  session_refused:
    'The server gives no session. It may have too much to do, or something in it is broken: its log tells.',
  token_refused:
    'The server does not accept the token that it once gave. Perhaps its data was lost, or the token is too old. Press “Try again” in the room: Roomlight then gets a new one, and the server may take you for somebody new.',
  unreachable: 'The server was there a moment ago, and now nothing answers. Check again.',
  wrong_path: connection.wrong_path,
  not_phoenix: connection.not_phoenix,
  origin_refused:
    'The server does not accept this extension (HTTP 403). Whoever runs it has to allow its origin.',
  upgrade_refused:
    'Something answers here and opens no connection. A browser is not told why, but the log of a Phoenix server says it. It is one of four: its check_origin does not allow this extension, its socket is at another path, its UserSocket wants a token of its own, or this is no Phoenix server at all.',
  server_busy: connection.server_busy,
  lost: 'The server closed the connection just then. Its log should say why.',
  sent_away: 'The server closed the connection, and does not want it again.',
  join_refused: 'The server does not let us into this room.',
  join_unanswered:
    'The server says nothing to the join. Its RoomChannel may be waiting for something: its log may say for what.',
  no_presence_state:
    'No list of who is here came within 5 seconds, so people who were there before you are not shown. The channel has to push it after the join.',
  message_refused: 'The server does not take a message in this room.',
  no_echo:
    'The message did not come back within 10 seconds. The channel has to broadcast it to the whole room, its sender included.',
};

const places: Record<Place, string> = {
  address_field: 'As the address',
  terminal: 'In a terminal, in Roomlight’s folder',
  environment: 'In the environment of the Roomlight server',
  endpoint: 'In lib/my_app_web/endpoint.ex',
  origins_module: 'In lib/my_app_web/origins.ex',
  user_socket: 'In lib/my_app_web/channels/user_socket.ex',
  room_channel: 'In lib/my_app_web/channels/room_channel.ex',
};

/** The connection doctor's words, in English. Another language is an object of the same shape. */
export const doctor = {
  intro: 'Connects step by step, and says where it stops and what helps.',
  roomHint: 'Leave it empty to try a room that nobody is in.',
  check: 'Check',
  checking: 'Checking…',

  steps,
  found,
  named: (name: string) => `It calls itself “${isolate(name)}”.`,
  problem,
  sentOrigin: (origin: string) => `This browser sends the origin ${origin}.`,
  nameRoom: 'This server has only the rooms that were made on it: name one, and check again.',
  tryLobby: 'A server built from the Phoenix guides has one room, lobby: try that name.',
  skipped: {
    writes: 'Everybody in this room would see the message, so none was sent.',
    no_sessions: 'It has no sessions: it takes our word for it.',
  },
  sendTestMessage: 'Send a test message',
  /** Others may read it. */
  testMessage: 'This is a test of the connection.',

  status: {
    passed: 'Works',
    failed: 'Fails',
    writes: 'Not tried',
    no_sessions: 'Not needed',
    running: 'Trying…',
    waiting: '',
  },
  verdict: {
    running: (step: string) => `${step}…`,
    good: 'Everything works.',
    untried: 'Everything that was tried works.',
    bad: (step: string) => `It stops at: ${step}`,
  },

  places,
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Not allowed',

  report: {
    title: 'Report',
    hint: 'For whoever runs the server. It holds no token, no name of a room and no message.',
    copy: 'Copy report',
    heading: 'Roomlight connection report',
    server: (address: string) => `Server: ${address}`,
    origin: (origin: string) => `Origin: ${origin}`,
    room: {
      own: 'Room: one of its own, that nobody is in',
      given: 'Room: one that people are in (its name is left out)',
    },
  },
};

export type DoctorWords = typeof doctor;
