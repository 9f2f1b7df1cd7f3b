import { expect, test } from 'vitest';
import { simulateStorm } from '../../../scripts/bench/cluster/simulate-storm.ts';
import { countDiffs, pace } from '../../../scripts/bench/cluster/told-diffs.ts';
import { timesOf } from '../../../scripts/bench/cluster/times-of.ts';
import { createCrowd } from '../../../scripts/bench/crowd.ts';
import type { SeenFrame } from '../../../scripts/bench/frame-reader.ts';
import { connectPeople, findServer } from '../../../scripts/bench/load-people.ts';
import { seededRandom } from '../../../scripts/bench/seeded-random.ts';
import { startProcess } from './server-process.ts';

const PEOPLE = 300;
const ROOM = 'room:model';
const CHANGES_A_SECOND = 20;
const SECONDS = 4;
/** As the embedded server lists people who only came. */
const PERSON = {
  metas: [
    { online_at: '1790000000', state: 'active', name: 'Person 100', phx_ref: 'x'.repeat(16) },
  ],
};
const BYTES_A_NAME = JSON.stringify({ ['x'.repeat(16)]: PERSON }).length - 1;

test(
  'the embedded server sends what the model of a cluster says',
  { timeout: 60_000 },
  async () => {
    const joinedAt: number[] = [];
    const crowd = createCrowd(PEOPLE, () => void joinedAt.push(performance.now()));
    const diffs = { frames: 0, names: 0 };
    let look = () => {};
    const server = await findServer(await startProcess('--port', '0', '--memory').ready);
    const people = await connectPeople(server, PEOPLE, {
      frame(index, frame) {
        crowd.frame(index, frame);
        if (frame.event === 'presence_diff') count(frame);
      },
      closed: crowd.closed,
    });

    function count({ joins }: SeenFrame): void {
      diffs.frames += 1;
      diffs.names += joins.length;
      look();
    }

    crowd.begin();
    for (const person of people) person.send(['1', '1', ROOM, 'phx_join', { v: 1 }]);
    await crowd.over(20_000);
    const storm = crowd.result();
    const modelled = simulateStorm(joinedAt, pace);
    expect(storm).toMatchObject({ complete: PEOPLE, refused: 0, closed: 0 });
    // The server's clock and ours are two, and a time of collecting ends when its process gets to it.
    expectWithin(storm.frames / modelled.frames, 0.6, 1.6);
    expectWithin((storm.megabytes * 1e6) / (modelled.names * BYTES_A_NAME), 0.6, 1.6);

    Object.assign(diffs, { frames: 0, names: 0 });
    const begun = performance.now();
    const changedAt: number[] = [];
    const times = timesOf(CHANGES_A_SECOND, SECONDS, seededRandom(1)).slice(0, PEOPLE);
    for (const [index, at] of times.entries()) {
      const waitMs = begun + at * 1_000 - performance.now();
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
      changedAt.push(performance.now());
      people[index]?.send(['1', '2', ROOM, 'presence_update', { state: 'idle' }]);
    }
    await new Promise<void>((resolve) => {
      look = () => diffs.names >= times.length * PEOPLE && resolve();
      look();
    });
    const told = countDiffs(
      changedAt.map((ms) => ({ at: ms / 1_000, bytes: 0 })),
      pace(PEOPLE),
    );
    expect(diffs.names).toBe(times.length * PEOPLE);
    expectWithin(diffs.frames / PEOPLE / told, 0.75, 1.25);
    for (const person of people) person.destroy();
  },
);

function expectWithin(ratio: number, least: number, most: number): void {
  expect(ratio).toBeGreaterThanOrEqual(least);
  expect(ratio).toBeLessThanOrEqual(most);
}
