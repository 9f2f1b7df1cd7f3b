// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { createFakeBackground, type FakeBackground } from '../fakes/fake-background.ts';
import { aHome, aMember, aMessage, aRoom, GARDEN, LOCAL } from '../fakes/samples.ts';
import { FrontConversation, settle, show } from '../fakes/stage.tsx';
import { loadWords } from '../../locales/words.ts';

afterEach(async () => {
  cleanup();
  await loadWords(['en']);
});

const member = (name: string) => aMember(name.toLowerCase(), name);

async function look(room = aRoom({ timeline: [aMessage(1, 'first')] }), home = aHome()) {
  const background = createFakeBackground({ home, rooms: [room, aRoom({ address: GARDEN })] });
  await show(<FrontConversation />, background);
  return background;
}
async function change(background: FakeBackground, came: readonly string[], gone: string[] = []) {
  background.emit({ type: 'members_changed', present: came.map(member), gone });
  await settle();
}
async function hear(background: FakeBackground, seq: number, body: string) {
  background.emit({ type: 'messages_received', messages: [aMessage(seq, body)] });
  await settle();
}
/** What stands in the conversation, line by line. */
const lines = () =>
  [...screen.getByRole('log').querySelectorAll('[data-key]')].map(
    (line) => line.querySelector('p[dir]')?.textContent ?? line.textContent,
  );

describe('who joins and leaves', () => {
  test('are one line, however many came and went between two messages', async () => {
    const background = await look();
    await change(background, ['Bea', 'Carl']);
    expect(lines()).toEqual(['first', 'Bea and Carl joined']);
    await change(background, ['Dora'], ['grace']);
    expect(lines()).toEqual(['first', 'Bea, Carl, and Dora joined · Grace left']);
    await change(background, ['Grace'], ['bea']);
    await hear(background, 2, 'second');
    await change(background, [], ['dora']);
    expect(lines()).toEqual([
      'first',
      'Carl and Dora joined · Bea joined and left · Grace left and came back',
      'second',
      'Dora left',
    ]);
  });

  test('part what one person said, so that each stands where it happened', async () => {
    const background = await look();
    await change(background, ['Bea']);
    await hear(background, 2, 'second');
    expect(lines()).toEqual(['first', 'Bea joined', 'second']);
  });

  test('stand above what somebody said as they came, and below what they said before they went', async () => {
    const background = await look();
    const says = async (seq: number, body: string, at: number) => {
      const message = aMessage(seq, body, { by: 'bea', at });
      background.emit({ type: 'messages_received', messages: [message] });
      await settle();
    };
    await says(2, 'good night', Date.now() - 60_000);
    await says(3, 'hello again', Date.now());
    await says(4, 'it is me', Date.now());
    await change(background, ['Bea']);
    expect(lines()).toEqual(['first', 'good night', 'Bea joined', 'hello again', 'it is me']);
  });

  test('stand below what somebody said before they went, also by a server whose clock is ahead', async () => {
    const background = await look();
    await change(background, ['Bea']);
    const message = aMessage(2, 'good night', { by: 'bea', at: Date.now() + 60_000 });
    background.emit({ type: 'messages_received', messages: [message] });
    await change(background, [], ['bea']);
    await change(background, ['Bea']);
    expect(lines()).toEqual(['first', 'Bea joined', 'good night', 'Bea left and came back']);
  });

  test('stand at the top where what they said as they came is all that there is', async () => {
    const background = await look(aRoom({ timeline: [] }));
    const message = aMessage(1, 'hello', { by: 'bea', at: Date.now() });
    background.emit({ type: 'messages_received', messages: [message] });
    await change(background, ['Bea']);
    expect(lines()).toEqual(['Bea joined', 'hello']);
  });

  test('are three by name, and the others by their number', async () => {
    const background = await look();
    await change(background, ['Bea', 'Carl', 'Dora', 'Emil', 'Fay']);
    expect(lines().at(-1)).toBe('Bea, Carl, Dora, and 2 others joined');
  });

  test('are not said in a room of more than eight', async () => {
    const members = Array.from({ length: 8 }, (_, n) => aMember(`p${n}`));
    const background = await look(aRoom({ members, timeline: [aMessage(1, 'first')] }));
    await change(background, ['Bea']);
    expect(lines()).toEqual(['first']);
  });

  test('are not read out by themselves', async () => {
    const background = await look();
    await change(background, ['Bea']);
    expect(screen.getByText('Bea joined').getAttribute('aria-live')).toBe('off');
  });

  test('are not said of somebody who was blocked', async () => {
    const blocked = [{ serverUrl: LOCAL, memberId: 'bea', name: 'Bea' }];
    const background = await look(aRoom(), aHome({ blocked }));
    await change(background, ['Bea', 'Carl']);
    expect(lines()).toEqual(['Carl joined']);
  });

  test('are told of one room only, and not any more after another was looked at', async () => {
    const background = await look();
    await change(background, ['Bea']);
    background.setHome({ front: GARDEN });
    await settle();
    expect(lines()).toEqual([]);
  });

  test.each([
    ['de', ['Bea'], 'Bea ist dazugekommen'],
    ['de', ['Bea', 'Carl'], 'Bea und Carl sind dazugekommen'],
    ['es', ['Bea'], 'Bea ha entrado'],
    ['es', ['Bea', 'Carl'], 'Bea y Carl han entrado'],
    ['zh', ['Bea', 'Carl'], 'Bea和Carl加入了'],
    ['ar', ['Bea'], 'انضم Bea'],
  ])('are told in %s of %j', async (language, came, words) => {
    await loadWords([language]);
    const background = await look();
    await change(background, came);
    expect(
      lines()
        .at(-1)
        ?.replace(/[\u2068\u2069]/g, ''),
    ).toBe(words);
  });

  test.each([
    [['Bea'], 'ثم غادر'],
    [['Bea', 'Carl'], 'ثم غادرا'],
    [['Bea', 'Carl', 'Dora'], 'ثم غادروا'],
  ])('of %j, who joined and left, has the Arabic verb agree', async (came, end) => {
    await loadWords(['ar']);
    const background = await look();
    await change(background, came);
    await change(
      background,
      [],
      came.map((name) => name.toLowerCase()),
    );
    expect(lines().at(-1)?.endsWith(end)).toBe(true);
  });
});
