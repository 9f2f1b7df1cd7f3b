import type { Clock } from '../clock.ts';
import type { Command, Reply, Request } from './contract.ts';

/** Commands that are written down and answered at once; if not, the background or the port is stuck. */
const PROMPT = new Set<Command['type']>([
  'send_message',
  'retry_message',
  'discard_message',
  'change_draft',
]);

const PATIENCE_MS = 2_000;
const LONGEST_PATIENCE_MS = 16_000; // a slow disk is not made faster by asking more often

interface Waiting {
  readonly command: Command;
  readonly resolve: (reply: Reply) => void;
  handOvers: number;
  cancelPatience: () => void;
}

export interface Requests {
  /** Asks, and asks again on each new port, until there is a reply. */
  ask(command: Command): Promise<Reply>;
  /** Says something that is only true now: never repeated, its reply is not waited for. Returns its id. */
  tell(command: Command): number;
  /** A port has opened: hand over whatever has no reply yet, in the order it was asked. */
  handOverAgain(): void;
  settle(id: number, reply: Reply): void;
  hasUnanswered(): boolean;
  stop(): void;
}

interface Options {
  readonly post: (request: Request) => boolean;
  /** Called when a prompt command had no reply in time. */
  readonly onOverdue: () => void;
  readonly clock: Clock;
}

/**
 * Requests that outlive the port they were made on. Every command asked this way may arrive twice
 * without harm: it sets something, or carries the cid that the background knows it by.
 */
export function createRequests({ post, onOverdue, clock }: Options): Requests {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;

  function handOver(id: number, request: Waiting): void {
    request.cancelPatience();
    if (!post({ id, command: request.command })) return;
    request.handOvers += 1;
    if (!PROMPT.has(request.command.type)) return;
    const patience = Math.min(PATIENCE_MS * 2 ** (request.handOvers - 1), LONGEST_PATIENCE_MS);
    request.cancelPatience = clock.after(patience, onOverdue);
  }

  return {
    ask(command) {
      return new Promise((resolve) => {
        lastId += 1;
        const request = { command, resolve, handOvers: 0, cancelPatience: () => {} };
        waiting.set(lastId, request);
        handOver(lastId, request);
      });
    },
    tell(command) {
      lastId += 1;
      post({ id: lastId, command });
      return lastId;
    },
    handOverAgain() {
      for (const [id, request] of waiting) handOver(id, request);
    },
    settle(id, reply) {
      const request = waiting.get(id);
      if (!request) return;
      waiting.delete(id);
      request.cancelPatience();
      request.resolve(reply);
    },
    hasUnanswered: () => waiting.size > 0,
    stop() {
      for (const request of waiting.values()) request.cancelPatience();
      waiting.clear();
    },
  };
}
