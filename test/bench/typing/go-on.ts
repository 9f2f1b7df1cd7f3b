import type { Member } from '../../../lib/room/types.ts';
import type { FakeBackground } from '../../fakes/fake-background.ts';
import { aMessage } from '../../fakes/samples.ts';

const SAY_MS = 700;
const COME_MS = 1_000;
const TYPE_MS = 500;

/** Somebody says something, somebody goes and comes, and some type, for as long as the page is there. */
export function goOn(background: FakeBackground, people: readonly Member[], said: number): void {
  const one = (turn: number) => people[(turn * 31) % people.length];
  let turn = 0;
  setInterval(() => {
    turn += 1;
    const message = aMessage(said + turn, `And message ${said + turn}`, {
      by: one(turn)?.id ?? 'x',
    });
    background.emit({ type: 'messages_received', messages: [message] });
  }, SAY_MS);
  setInterval(() => {
    const [gone, back] = [one(turn), one(turn + 1)];
    if (!gone || !back) return;
    background.emit({ type: 'members_changed', present: [back], gone: [gone.id] });
    background.emit({ type: 'members_changed', present: [gone], gone: [] });
  }, COME_MS);
  setInterval(() => {
    const typing = [one(turn), one(turn + 2)].flatMap((member) => (member ? [member.id] : []));
    background.emit({ type: 'typing_changed', typing });
  }, TYPE_MS);
}
