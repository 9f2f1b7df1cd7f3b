import { describeGrowth, type Sized } from '../../../scripts/bench/growth.ts';
import { figure } from '../../../scripts/bench/report.ts';
import { startWholeBackground } from '../background/whole-background.ts';
import type { Measure } from '../bench.ts';
import { createFakeRuntimePort } from '../../fakes/fake-runtime-port.ts';
import { KITCHEN } from '../../fakes/samples.ts';

const TABS = [10, 30, 100];
const MESSAGES = 20;

/** Somebody says something while many tabs are open and one is looked at: messages over all ports. */
export const tabs: Measure = async () => {
  const points: Sized[] = [];
  let one = NaN;
  for (const size of TABS) {
    one = await updatesPerMessage(1);
    points.push({ size, cost: await updatesPerMessage(size) });
  }
  return [
    figure({
      row: '100 tabs, one visible: messages over ports a chat message',
      ours: points.at(-1)?.cost ?? NaN,
      base: one,
      unit: '',
      goal: { most: 1, of: 'ratio' },
      growth: describeGrowth(points, 'by tabs'),
    }),
  ];
};

async function updatesPerMessage(count: number): Promise<number> {
  const background = startWholeBackground(1);
  const { time, server, extension } = background;
  try {
    await time.advance(2_000);
    const surfaces = Array.from({ length: count }, () => createFakeRuntimePort('popup.html'));
    for (const [at, surface] of surfaces.entries()) {
      extension.connect(surface.port);
      const asked = [
        surface.ask({ type: 'watch', room: KITCHEN }),
        surface.ask(
          at === 0 ? { type: 'ping', input: true, inFront: true } : { type: 'look_away' },
        ),
      ];
      await time.advance(100);
      await Promise.all(asked);
    }
    await time.advance(10_000);
    const total = () => surfaces.reduce((sum, { updates }) => sum + updates.length, 0);
    const before = total();
    for (let n = 0; n < MESSAGES; n += 1) {
      server.room('kitchen').say('grace', `Message ${n}`);
      await time.advance(2_000);
    }
    return (total() - before) / MESSAGES;
  } finally {
    background.stop();
  }
}
