import type { BrowserName } from '../../scripts/setup/find-browser.ts';
import { checkDelivery, type Line } from '../faults/check-delivery.ts';
import { addReport } from '../faults/tally.ts';
import type { Prober } from './prober.ts';
import { readServerLog } from '../faults/read-server-log.ts';
import { isGivenUp, type ShownLine } from './screen.ts';
import { slowRecoveries } from './slow-recoveries.ts';
import type { Talk } from './talk-through-faults.ts';

/**
 * Judges what every surface shows and what the server's log has, against what was handed over, into the
 * tally. Returns a sentence for each thing that is wrong.
 */
export function judgeRun(
  browserName: BrowserName,
  talk: Talk,
  prober: Prober,
  dataFile: string,
  room: string,
): readonly string[] {
  const log = readServerLog(dataFile, room);
  const accepted: Line[] = [
    ...talk.handed.map(({ by, body }) => ({ by, body, cid: null })),
    ...prober.tried.map((body) => ({ by: prober.name, body, cid: null })),
  ];
  const seen = new Map([['the server’s log', log]]);
  for (const [reader, { of, lines }] of talk.screens) {
    seen.set(
      reader,
      lines.filter(({ note }) => note === null).map((line) => asLine(line, of)),
    );
  }
  const delivery = checkDelivery({ accepted, seen, mayMiss: mayMiss(talk, prober, log) });
  addReport(talk.log.tally, delivery);
  const bodies = log.map(({ body }) => body);
  return [
    ...delivery.problems,
    ...talk.judges.flatMap((judge) => judge.problems(bodies)),
    ...talk.log.problems,
    ...slowRecoveries(browserName, talk.log.tally),
  ];
}

/**
 * Visibly failed or unconfirmed; or never seen to be accepted, and nobody has it. What the server has,
 * everybody has to see.
 */
function mayMiss(talk: Talk, prober: Prober, log: readonly Line[]): ReadonlySet<string> {
  const logged = new Set(log.map(({ body }) => body));
  const givenUp = [...talk.screens.values()].flatMap(({ lines }) => lines.filter(isGivenUp));
  const unknown = talk.handed.filter(({ accepted }) => !accepted).map(({ body }) => body);
  const unheard = prober.tried.filter((body) => !prober.said.has(body));
  return new Set(
    [...givenUp.map(({ body }) => body), ...unknown, ...unheard].filter(
      (body) => !logged.has(body),
    ),
  );
}

function asLine({ name, body }: ShownLine, of: string): Line {
  return { by: name ?? of, cid: null, body };
}
