import type { Endpoint } from '../wire/endpoint.ts';
import { NO_TOKEN_CODE } from './beat-socket.ts';
import { diagnose } from './diagnose.ts';
import type { StepOutcome } from './findings.ts';
import { isReplyTo, type PhoenixLine } from './phoenix-line.ts';
import type { DoctorWorld } from './doctor-visit.ts';

/** What it means when a server opens the socket and closes it again. Protocol, section 7. */
const SENT_AWAY: Readonly<Record<number, Extract<StepOutcome, { status: 'failed' }>>> = {
  [NO_TOKEN_CODE]: { status: 'failed', problem: 'token_refused' },
  1013: { status: 'failed', problem: 'server_busy' },
  4003: { status: 'failed', problem: 'sent_away', reason: 'banned' },
  4004: { status: 'failed', problem: 'sent_away', reason: 'wrong_version' },
  4008: { status: 'failed', problem: 'server_busy' },
};

/** Whether the socket opens, and Phoenix answers on it. */
export async function trySocket(
  line: PhoenixLine,
  serverUrl: string,
  endpoint: Endpoint,
  world: DoctorWorld,
): Promise<StepOutcome> {
  const { answerMs } = world.patience;
  const detail = endpoint.url;
  if (!(await line.opened(answerMs))) {
    return { status: 'failed', problem: await diagnose(serverUrl, endpoint, world), detail };
  }
  const beat = line.send('phoenix', 'heartbeat', {});
  if (await line.hear(isReplyTo(beat), answerMs)) return { status: 'passed', detail };
  const known = SENT_AWAY[line.closeCode() ?? 0];
  return { ...(known ?? { status: 'failed', problem: 'not_phoenix' }), detail };
}
