// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Member } from '../../lib/room/types.ts';
import { createFakeBackground } from '../fakes/fake-background.ts';
import { aMember, aRoom, LOCAL } from '../fakes/samples.ts';
import { FakeResizeObserver, FrontConversation, settle, show } from '../fakes/stage.tsx';

beforeAll(() => import('../../components/MemberRows.tsx'));
beforeEach(() => {
  vi.stubGlobal('ResizeObserver', FakeResizeObserver);
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** The list, opened as by a click on its line. */
async function openList(members: readonly Member[]) {
  const room = aRoom({ members });
  const { background } = await show(<FrontConversation />, createFakeBackground({ rooms: [room] }));
  const details = document.querySelector('details');
  if (!details) throw new Error('there is no line of members');
  details.open = true;
  fireEvent(details, new Event('toggle'));
  const list = await screen.findByRole('list', { name: 'People' });
  return { background, list };
}
const rows = () => screen.getAllByRole('listitem').map(({ textContent }) => textContent);
const composer = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
const many = (count: number) =>
  Array.from({ length: count }, (_, n) => aMember(`p${n}`, `Person ${n}`));

describe('who is here', () => {
  test('one person once, we first, with since when and how present they are', async () => {
    await openList([
      aMember('grace', 'Grace', { state: 'idle' }),
      aMember('ada', 'Ada'),
      aMember('hedy', 'Hedy', { state: 'hidden' }),
    ]);
    const [ada, grace, hedy, ...others] = rows();
    expect(ada).toMatch(/^Adayousince /);
    expect(grace).toMatch(/^Graceaway for a momentsince /);
    expect(hedy).toMatch(/^Hedyin the backgroundsince /);
    expect(others).toEqual([]);
  });

  test('here on this page is said in words, elsewhere is not', async () => {
    await openList([
      aMember('ada', 'Ada', { page: 'a' }),
      aMember('grace', 'Grace', { page: 'a' }),
      aMember('hedy', 'Hedy', { page: 'b' }),
      aMember('linus', 'Linus'),
      aMember('mary', 'Mary', { page: 'a', state: 'idle' }),
    ]);
    // Whoever is here comes right after us: of many, only the first are in sight.
    const isHere = [false, true, true, false, false];
    expect(rows().map((row) => row?.includes('on this page'))).toEqual(isHere);
    expect(rows()[2]).toMatch(/^Mary.*away for a moment/);
  });

  test('who else is here is said by the closed line too, with a ring for each', async () => {
    const members = [
      aMember('grace', 'Grace', { page: 'b' }),
      aMember('ada', 'Ada', { page: 'a' }),
      aMember('linus', 'Linus', { page: 'a' }),
    ];
    const { background } = await show(
      <FrontConversation />,
      createFakeBackground({ rooms: [aRoom({ members })] }),
    );
    const line = () => document.querySelector('summary');
    const said = () => line()?.firstElementChild?.textContent;
    const rings = () =>
      [...(line()?.querySelectorAll('[class*=face]') ?? [])].map(({ className }) =>
        className.includes('here'),
      );
    expect(said()).toBe('3 people here: You, Linus, and Grace. On this page too: Linus.');
    expect(rings()).toEqual([false, true, false]);
    const away = [aMember('linus', 'Linus', { page: 'b' })];
    background.emit({ type: 'members_changed', present: away, gone: [] });
    await settle();
    expect(said()).toBe('3 people here: You, Grace, and Linus');
    expect(rings()).toEqual([false, false, false]);
  });

  test('since when is a time today, and a date where it was another day', async () => {
    const today = new Date();
    today.setHours(0, 0, 0, 0);
    await openList([
      aMember('ada', 'Ada', { onlineAt: today.getTime() }),
      aMember('grace', 'Grace', { onlineAt: today.getTime() - 1 }),
    ]);
    expect(rows()[0]).toMatch(/since .*:/);
    expect(rows()[1]).toMatch(/since [A-Z][a-z]+ \d+Mention/);
  });

  test('names that look the same are told apart', async () => {
    await openList([
      aMember('ada', 'Ada'),
      aMember('m-1234567', 'Grace'),
      aMember('m-89abcde', 'Grаce'),
    ]);
    expect(rows()[1]).toContain('Grace#4567');
    expect(rows()[2]).toContain('Grаce#bcde');
  });

  test('is not in the document before anybody wants to see it', async () => {
    await show(
      <FrontConversation />,
      createFakeBackground({ rooms: [aRoom({ members: many(50) })] }),
    );
    expect(screen.queryByRole('listitem')).toBeNull();
  });
});

describe('many people', () => {
  test('can be searched from 21 on, with or without accents', async () => {
    await openList([...many(20), aMember('zoe', 'Zoë')]);
    const search = screen.getByRole('searchbox', { name: 'Search people' });
    fireEvent.change(search, { target: { value: 'zoe' } });
    expect(rows()).toHaveLength(1);
    fireEvent.change(search, { target: { value: 'nobody at all' } });
    expect(screen.getByText('Nobody by that name')).toBeTruthy();
  });

  test('of ten thousand only those in view are in the document', async () => {
    await openList(many(10_000));
    expect(screen.queryAllByRole('listitem').length).toBeLessThan(200);
  });
});

test('the list stays as it is while somebody types', async () => {
  const { list } = await openList(many(30));
  const changes: MutationRecord[] = [];
  const observer = new MutationObserver((records) => changes.push(...records));
  observer.observe(list, { subtree: true, childList: true, attributes: true });
  fireEvent.change(composer(), { target: { value: 'h' } });
  await settle();
  observer.disconnect();
  expect(changes).toEqual([]);
});

describe('what can be done about a person', () => {
  const choose = async (row: number, item: string | RegExp) => {
    const person = screen.getAllByRole('listitem')[row];
    if (!person) throw new Error(`nobody in row ${row}`);
    fireEvent.click(within(person).getByRole('button', { name: item, hidden: true }));
    await settle();
  };

  test('a mention is put into the composer', async () => {
    await openList([aMember('ada', 'Ada'), aMember('grace', 'Grace')]);
    fireEvent.change(composer(), { target: { value: 'thanks' } });
    await choose(1, 'Mention');
    expect(composer().value).toBe('thanks @Grace ');
  });

  test('block a person locally, and no longer', async () => {
    const { background } = await openList([aMember('ada', 'Ada'), aMember('grace', 'Grace')]);
    await choose(1, 'Block Grace here');
    const grace = { serverUrl: LOCAL, memberId: 'grace', name: 'Grace' };
    expect(background.home().blocked).toEqual([grace]);
    expect(rows()[1]).toContain('blocked');
    await choose(1, 'No longer block Grace');
    expect(background.home().blocked).toEqual([]);
  });

  test('nothing can be done about ourselves', async () => {
    await openList([aMember('ada', 'Ada')]);
    expect(within(screen.getByRole('listitem')).queryByRole('button', { hidden: true })).toBeNull();
  });
});
