import type { LiveRoom } from '../../lib/background/live-room.ts';
import type { Line } from './check-delivery.ts';

/** Who types: keeps a text until the background has accepted it, and hands it to the next life else. */
export interface Author {
  say(): void;
  /** A new life of the background: what the last one may have taken is handed over again. */
  handOver(): void;
  readonly accepted: readonly Line[];
  /** Texts that no life has accepted yet. */
  readonly waiting: readonly Line[];
}

/** `name` is who writes; bodies begin with it, so that each is there once in a room. */
export function createAuthor(name: string, current: () => Pick<LiveRoom, 'send'> | null): Author {
  const accepted: Line[] = [];
  const waiting: Line[] = [];
  let said = 0;

  function handOver(): void {
    const line = waiting[0];
    if (!line?.cid) return;
    const life = current();
    void life?.send(line.cid, line.body).then((outcome) => {
      if (outcome !== 'accepted' || life !== current() || waiting[0] !== line) return;
      accepted.push(line);
      waiting.shift();
      handOver();
    });
  }

  return {
    say() {
      const cid = `cid-${name.replace(/\W/g, '-')}-${String(++said).padStart(12, '0')}`;
      waiting.push({ by: name, cid, body: `${name} ${said}` });
      if (waiting.length === 1) handOver();
    },
    handOver,
    accepted,
    waiting,
  };
}
