import type { Self } from '../room/types.ts';
import { buildJoin, buildNewMessage, buildPresenceUpdate, type HereNow } from '../wire/build.ts';
import { cleanBody } from '../wire/clean-text.ts';
import type { Frame } from '../wire/frame.ts';
import { parseMessage, type WireMessage } from '../wire/parse-message.ts';
import { parsePresences } from '../wire/parse-presence.ts';
import { parseRefusal } from '../wire/parse-refusal.ts';
import type { DoctorProblem, StepOutcome } from './findings.ts';
import { isReplyTo, type PhoenixLine } from './phoenix-line.ts';
import type { DoctorVisit, Patience, Tell } from './doctor-visit.ts';

type Failed = Extract<StepOutcome, { status: 'failed' }>;

/** Long enough to tell a message of ours from everybody else's. */
const MARK_LENGTH = 8;
const HERE: HereNow = { state: 'active', invisible: false, page: null };

/** Joins the room over a line that is open, waits for the list of people, and sends a message if it may. */
export async function tryRoom(
  line: PhoenixLine,
  self: Self,
  visit: DoctorVisit,
  patience: Patience,
  say: Tell,
): Promise<void> {
  const mark = visit.cid.slice(0, MARK_LENGTH);
  const topic = `room:${visit.roomId ?? `doctor-${mark}`}`;
  const join = line.send(
    topic,
    'phx_join',
    buildJoin({ presence: buildPresenceUpdate(self, HERE), since: null }),
  );
  const answer = await line.hear(isReplyTo(join), patience.answerMs);
  const refused = answer ? refusalIn(answer, 'join_refused') : nothing('join_unanswered');
  if (refused) return say('join', refused);
  say('join', { status: 'passed' });

  const state = await line.hear((frame) => isState(frame, topic), patience.stateMs);
  say('presence', state ? { status: 'passed' } : nothing('no_presence_state'));
  if (line.closeCode() !== null) return;
  if (visit.roomId !== null && !visit.mayWrite) {
    return say('echo', { status: 'skipped', why: 'writes' });
  }
  say('echo', await echo());

  async function echo(): Promise<StepOutcome> {
    const { cid } = visit;
    const body = `${visit.testMessage} ${mark}`;
    const sent = line.send(topic, 'new_msg', buildNewMessage({ cid, body, name: self.name }));
    const isNo = (frame: Frame) => isReplyTo(sent)(frame) && refusalIn(frame, 'message_refused');
    const came = await line.hear(
      (frame) => Boolean(isNo(frame)) || messageIn(frame, topic, cid, body) !== null,
      patience.echoMs,
    );
    if (!came) return nothing('no_echo');
    const message = messageIn(came, topic, cid, body);
    if (!message) return refusalIn(came, 'message_refused') ?? nothing('no_echo');
    if (message.seq !== null) return { status: 'passed', found: 'echo_confirmed' };
    return { status: 'passed', found: message.cid === cid ? 'echo_by_id' : 'echo_by_body' };
  }

  /** What did not come; or the connection went, and then nothing could. */
  function nothing(problem: DoctorProblem): Failed {
    const code = line.closeCode();
    return code === null
      ? { status: 'failed', problem }
      : { status: 'failed', problem: 'lost', detail: `close code ${code}` };
  }
}

/** The no in a reply; null where it is a yes. */
function refusalIn({ payload }: Frame, problem: DoctorProblem): Failed | null {
  const { status, response } = payload as { status?: unknown; response?: unknown };
  if (status === 'ok') return null;
  const { reason, word } = parseRefusal(response);
  const detail = cleanBody(word);
  return { status: 'failed', problem, reason, ...(detail !== '' && { detail }) };
}

function isState({ topic, event, payload }: Frame, wanted: string): boolean {
  return topic === wanted && event === 'presence_state' && parsePresences(payload) !== null;
}

/** Our message as the room hears it; null where the frame is anything else. */
function messageIn(frame: Frame, topic: string, cid: string, body: string): WireMessage | null {
  if (frame.topic !== topic || frame.event !== 'new_msg') return null;
  const message = parseMessage(frame.payload);
  return message?.cid === cid || message?.body === body ? message : null;
}
