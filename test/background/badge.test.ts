import { describe, expect, test } from 'vitest';
import { badgeFor, type BadgeWords } from '../../lib/background/badge.ts';
import type { OpenRoom } from '../../lib/port/contract.ts';
import type { RoomAddress } from '../../lib/room/types.ts';
import { aHome, aNewHome, anOpenRoom, GARDEN } from '../fakes/samples.ts';

const words: BadgeWords = {
  none: 'none',
  refused: (room) => `refused ${room}`,
  reconnecting: (room) => `reconnecting ${room}`,
  unread: (count) => `unread ${count}`,
  people: (count, room) => `people ${count} ${room}`,
};

function kitchen(changes: Partial<OpenRoom> = {}): OpenRoom {
  return { ...anOpenRoom(), ...changes };
}

const [near, longAway] = [() => false, () => true];

function badge(...rooms: OpenRoom[]) {
  return badgeFor(aHome({ rooms }), words, near);
}

describe('the badge', () => {
  test('shows nothing where no room is open', () => {
    expect(badgeFor(aNewHome(), words, near)).toEqual({ text: '', title: 'none', tone: 'people' });
  });

  test('shows the people in the room in front', () => {
    expect(badge(kitchen())).toEqual({ text: '2', title: 'people 2 kitchen', tone: 'people' });
  });

  test('calls the room what the person calls it', () => {
    expect(badge(kitchen({ label: 'A guide to lamps' })).title).toBe('people 2 A guide to lamps');
  });

  test('shows nothing while nobody is known to be here', () => {
    expect(badge(kitchen({ people: 0 })).text).toBe('');
  });

  test('shows what is unread first, in all rooms together', () => {
    const garden = { ...kitchen({ unread: 2 }), address: GARDEN };
    expect(badge(kitchen({ unread: 3 }), garden)).toEqual({
      text: '5',
      title: 'unread 5',
      tone: 'unread',
    });
  });

  test('does not count what is unread in a muted room', () => {
    const garden = { ...kitchen({ unread: 2, muted: true }), address: GARDEN };
    expect(badge(kitchen({ unread: 3 }), garden).text).toBe('3');
    expect(badge(kitchen({ muted: true, unread: 3 })).text).toBe('2');
  });

  test('shows 99+ for more', () => {
    expect(badge(kitchen({ unread: 100 }))).toMatchObject({ text: '99+', title: 'unread 100' });
    expect(badge(kitchen({ people: 99 })).text).toBe('99');
  });

  test('shows ! where the room in front can not be entered', () => {
    const banned = kitchen({ connection: { status: 'refused', reason: 'banned' } });
    expect(badge(banned)).toEqual({ text: '!', title: 'refused kitchen', tone: 'trouble' });
  });

  const refused = kitchen({ address: GARDEN, connection: { status: 'refused', reason: 'banned' } });

  test('shows ! also for a room that is not in front, and says which', () => {
    expect(badge(kitchen(), refused)).toEqual({
      text: '!',
      title: 'refused garden',
      tone: 'trouble',
    });
  });

  test('shows ! for every room that has been away for long, and says which', () => {
    const attic = kitchen({ address: { ...GARDEN, roomId: 'attic' }, label: 'The attic' });
    const isLongAway = ({ roomId }: RoomAddress) => roomId !== 'kitchen';
    const home = aHome({ rooms: [kitchen(), kitchen({ address: GARDEN }), attic] });
    expect(badgeFor(home, words, isLongAway)).toEqual({
      text: '!',
      title: 'reconnecting garden\nreconnecting The attic',
      tone: 'trouble',
    });
  });

  test('hides no trouble behind what is unread, and nothing unread behind trouble', () => {
    expect(badge(kitchen({ unread: 3 }), refused)).toEqual({
      text: '3!',
      title: 'unread 3\nrefused garden',
      tone: 'trouble',
    });
    const flood = aHome({ rooms: [kitchen({ unread: 100 })] });
    expect(badgeFor(flood, words, longAway).text).toBe('99+!');
  });

  test('shows no number of people that it does not know any more', () => {
    const away = kitchen({
      connection: { status: 'reconnecting', since: 0, problem: 'unreachable' },
    });
    expect(badge(away)).toMatchObject({ text: '', title: 'reconnecting kitchen' });
  });
});
