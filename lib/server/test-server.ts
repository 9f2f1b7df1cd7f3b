import type { ServerReport } from '../port/contract.ts';
import type { ConnectionProblem } from '../room/types.ts';
import { parseFrame } from '../wire/frame.ts';
import { browserReach, diagnose } from './diagnose.ts';
import { discover } from './discover.ts';
import { socketUrl } from './server-url.ts';

const ANSWER_TIMEOUT_MS = 5_000;
/** Our servers close so where the token is missing: the socket is there, and it is theirs. */
const NO_TOKEN_CODE = 4001;

/** Tries a server without joining anything: is it there, and does it speak Phoenix? */
export async function testServer(
  serverUrl: string,
  transport: new (url: string) => WebSocket = WebSocket,
  reach = browserReach,
): Promise<{ ok: true; report: ServerReport } | { ok: false; problem: ConnectionProblem }> {
  const found = await discover(serverUrl, reach.fetcher);
  const discovery = found.kind === 'roomlight' ? found.discovery : null;
  const url = socketUrl(serverUrl, discovery?.socketPath ?? null);
  const answer = await beat(new transport(`${url}/websocket?vsn=2.0.0`));
  if (answer === 'phoenix') {
    const kind = discovery ? 'roomlight' : 'phoenix';
    return { ok: true, report: { serverUrl, name: discovery?.name ?? null, kind } };
  }
  if (answer === 'silent') return { ok: false, problem: 'not_phoenix' };
  const problem = await diagnose(serverUrl, { url, params: {}, token: null }, reach);
  return { ok: false, problem };
}

/** Sends Phoenix' heartbeat and waits for its answer. */
function beat(socket: WebSocket): Promise<'phoenix' | 'silent' | 'refused'> {
  return new Promise((resolve) => {
    let opened = false;
    const settle = (answer: 'phoenix' | 'silent' | 'refused') => {
      clearTimeout(timer);
      socket.close();
      resolve(answer);
    };
    const timer = setTimeout(() => settle(opened ? 'silent' : 'refused'), ANSWER_TIMEOUT_MS);
    socket.addEventListener('open', () => {
      opened = true;
      socket.send(JSON.stringify([null, '1', 'phoenix', 'heartbeat', {}]));
    });
    socket.addEventListener('message', ({ data }) => {
      const frame = parseFrame(data);
      if (frame?.event === 'phx_reply' && frame.ref === '1') settle('phoenix');
    });
    socket.addEventListener('close', ({ code }) => {
      if (code === NO_TOKEN_CODE) settle('phoenix');
      else settle(opened ? 'silent' : 'refused');
    });
  });
}
