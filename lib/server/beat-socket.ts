import { parseFrame } from '../wire/frame.ts';

const ANSWER_TIMEOUT_MS = 5_000;
/** Our servers close so where the token is missing: the socket is there, and it is theirs. */
export const NO_TOKEN_CODE = 4001;

/**
 * `silent`: a socket opens, and whoever is there does not speak Phoenix. `refused`: none opens.
 * `unanswered`: none opens, and nobody says so in 5 s.
 */
export type BeatAnswer = 'phoenix' | 'silent' | 'refused' | 'unanswered';

/** Sends Phoenix' heartbeat to the socket at `wsUrl` and waits for its answer; joins nothing. */
export function beatSocket(
  wsUrl: string,
  transport: new (url: string) => WebSocket = WebSocket,
): Promise<BeatAnswer> {
  const socket = new transport(`${wsUrl}/websocket?vsn=2.0.0`);
  return new Promise((resolve) => {
    let opened = false;
    const settle = (answer: BeatAnswer) => {
      clearTimeout(timer);
      socket.close();
      resolve(answer);
    };
    const timer = setTimeout(() => settle(opened ? 'silent' : 'unanswered'), ANSWER_TIMEOUT_MS);
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
