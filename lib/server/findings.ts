import type { ServerUrlProblem } from '../port/contract.ts';
import type { ConnectionProblem, RefusalReason } from '../room/types.ts';

/** What has to work for a room to work, in the order in which a connection comes about. Protocol, section 8. */
export type DoctorStep =
  | 'address'
  | 'host'
  | 'discovery'
  | 'session'
  | 'socket'
  | 'join'
  | 'presence'
  | 'echo';

/** Why a host can't be reached. A browser tells only that, so the rest is found out by asking around. */
export type HostProblem =
  | 'offline'
  /** The host is there, and nobody listens at this port. */
  | 'port_closed'
  /** At once no answer: the name is unknown, nobody listens, or the certificate is not trusted. */
  | 'no_answer'
  /** No answer at all: the host is off, or a firewall swallows what is sent. */
  | 'too_slow'
  /** We asked for encryption, and this port speaks without. */
  | 'plain_port'
  /** We asked without encryption, and this port wants it. */
  | 'tls_port';

/** Why the socket does not open, or is closed before it is of use. */
export type SocketProblem = ConnectionProblem | 'token_refused';

export type DoctorProblem =
  | `address_${ServerUrlProblem}`
  | HostProblem
  /** It was one of our servers, and does not say now what it is. */
  | 'discovery_lost'
  | 'session_refused'
  | SocketProblem
  /** The server closed the socket for good. */
  | 'sent_away'
  | 'join_refused'
  | 'join_unanswered'
  | 'no_presence_state'
  | 'message_refused'
  | 'no_echo';

/** What a step that worked has found. */
export type Discovered =
  | 'is_roomlight'
  | 'is_other'
  /** Nothing that we may read, as from any server which does not know our discovery. */
  | 'is_unknown'
  | 'token_accepted'
  | 'session_given'
  /** Our message came back: with the server's own number, with our id, or with the same words only. */
  | 'echo_confirmed'
  | 'echo_by_id'
  | 'echo_by_body';

/** How one step ended. `detail` is an address, a name or a server's own word, to show as it is. */
export type StepOutcome =
  | { readonly status: 'passed'; readonly found?: Discovered; readonly detail?: string }
  | {
      readonly status: 'failed';
      readonly problem: DoctorProblem;
      /** Where the server said no in words that the protocol lists. */
      readonly reason?: RefusalReason;
      readonly detail?: string;
    }
  /** `writes`: everybody in the room would see it. `no_sessions`: this server has none. */
  | { readonly status: 'skipped'; readonly why: 'writes' | 'no_sessions' };

export type Findings = Readonly<Partial<Record<DoctorStep, StepOutcome>>>;
