import type { Self } from '../room/types.ts';
import { checkToken } from './check-token.ts';
import { discover, type DiscoveryOutcome } from './discover.ts';
import type { DoctorVisit, DoctorWorld, Tell } from './doctor-visit.ts';
import type { Discovered, DoctorProblem, DoctorStep, StepOutcome } from './findings.ts';
import { openLine } from './phoenix-line.ts';
import { reachHost } from './reach-host.ts';
import { parseServerUrl } from './server-url.ts';
import { endpointOf, findSession, NoSession, type Appearance, type Session } from './session.ts';
import { tryRoom } from './try-room.ts';
import { trySocket } from './try-socket.ts';

/**
 * Tries to connect, one step after the other, and tells how each ended. The first that fails is the last,
 * but for the list of people: without it a message can still come back. What it opens it closes; after
 * `signal` it tells nothing more.
 */
export async function runDoctor(
  visit: DoctorVisit,
  world: DoctorWorld,
  tell: Tell,
  signal: AbortSignal,
): Promise<void> {
  const say: Tell = (step, outcome) => {
    if (!signal.aborted) tell(step, outcome);
  };
  const address = parseServerUrl(visit.address);
  if (!address.ok) return say('address', failed(`address_${address.problem}`));
  const { serverUrl } = address;
  say('address', { status: 'passed', detail: serverUrl });
  const session = await findOurselves(serverUrl, visit.look, world, say);
  if (!session || signal.aborted) return;
  const endpoint = endpointOf(serverUrl, session, visit.look);
  const self: Self = { memberId: session.memberId, ...visit.look };
  const line = openLine(endpoint, world.transport);
  signal.addEventListener('abort', line.close);
  try {
    const opened = await trySocket(line, serverUrl, endpoint, world);
    say('socket', opened);
    if (opened.status !== 'passed') return;
    // A server may say anything, also what only it and we should know.
    await tryRoom(line, self, visit, world.patience, (step, outcome) =>
      say(step, withoutToken(outcome, endpoint.token)),
    );
  } finally {
    signal.removeEventListener('abort', line.close);
    line.close();
  }
}

/** The steps that are asked by HTTP: is the host there, what is it, and who are we on it? */
async function findOurselves(
  serverUrl: string,
  look: Appearance,
  world: DoctorWorld,
  say: Tell,
): Promise<Session | null> {
  const hostProblem = await reachHost(serverUrl, world);
  if (hostProblem !== null) return stop('host', hostProblem);
  say('host', { status: 'passed' });
  const found = await discover(serverUrl, world.fetcher);
  const saved = await world.savedSession(serverUrl);
  if (found.kind === 'silent' && saved?.token) return stop('discovery', 'discovery_lost');
  say('discovery', whatItIs(found));
  const token = saved?.token ?? null;
  const taken = await isTokenTaken(serverUrl, found, token, world.fetcher);
  if (taken === 'refused') return stop('session', 'token_refused');
  if (taken === 'unanswered') return stop('session', 'session_refused');
  try {
    const store = { get: async () => saved, set: async () => {} };
    const need = { fresh: true, newToken: false };
    const session = await findSession(serverUrl, need, store, look.name, world.fetcher);
    if (found.kind !== 'roomlight') say('session', { status: 'skipped', why: 'no_sessions' });
    else say('session', passed(token === null ? 'session_given' : 'token_accepted'));
    return session;
  } catch (error) {
    if (!(error instanceof NoSession)) throw error;
    // Where a site was allowed the browser lets us read what else it keeps to itself: that it is our origin.
    const problem = error.status === 403 ? 'origin_refused' : 'session_refused';
    return stop('session', problem, error.message);
  }

  function stop(step: DoctorStep, problem: DoctorProblem, detail?: string): null {
    say(step, { ...failed(problem), ...(detail !== undefined && { detail }) });
    return null;
  }
}

async function isTokenTaken(
  serverUrl: string,
  found: DiscoveryOutcome,
  token: string | null,
  fetcher: typeof fetch,
) {
  if (found.kind !== 'roomlight' || token === null) return 'none';
  return checkToken(new URL(found.discovery.sessionPath, serverUrl), token, fetcher);
}

function whatItIs(found: DiscoveryOutcome): StepOutcome {
  if (found.kind === 'silent') return passed('is_unknown');
  if (found.kind === 'other') return passed(found.refuses ? 'is_unknown' : 'is_other');
  const { name } = found.discovery;
  return { ...passed('is_roomlight'), ...(name !== null && { detail: name }) };
}

function passed(found: Discovered) {
  return { status: 'passed', found } as const;
}

function failed(problem: DoctorProblem) {
  return { status: 'failed', problem } as const;
}

function withoutToken(outcome: StepOutcome, token: string | null): StepOutcome {
  if (token === null || !('detail' in outcome) || outcome.detail === undefined) return outcome;
  return { ...outcome, detail: outcome.detail.replaceAll(token, '…') };
}
