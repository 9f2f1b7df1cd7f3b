// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { AskedLine } from '../../components/AskedLine.tsx';
import { TravelNotes } from '../../components/surface/TravelNotes.tsx';
import { TravelQuestion } from '../../components/surface/TravelQuestion.tsx';
import type { Travel } from '../../lib/port/contract.ts';
import type { PresenceMeta, Room } from '../../lib/room/types.ts';
import { aMember, aRoom } from '../fakes/samples.ts';

const URL_THERE = 'https://wiki.example.org/lamps?page=2';
const NOT_YET: Travel = { consent: 'ask', leading: false, following: null, answered: [] };
const commands = {
  onGo: vi.fn<(url: string) => void>(),
  onAnswer: vi.fn<(askId: string) => void>(),
  onFollow: vi.fn<(memberId: string | null) => void>(),
  onStopLeading: vi.fn<() => void>(),
  onConsent: vi.fn<(consent: string) => void>(),
};

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = vi.fn<() => void>();
  HTMLDialogElement.prototype.close = vi.fn<() => void>();
});
afterEach(() => {
  cleanup();
  vi.clearAllMocks();
});

function roomWith(grace: Partial<PresenceMeta>, ada: Partial<PresenceMeta> = {}): Room {
  const withMetas = (id: string, name: string, shown: Partial<PresenceMeta>) => {
    const member = aMember(id, name);
    return { ...member, metas: member.metas.map((meta) => ({ ...meta, ...shown })) };
  };
  return aRoom({ members: [withMetas('ada', 'Ada', ada), withMetas('grace', 'Grace', grace)] });
}

const notes = (room: Room, travel: Partial<Travel> = {}) =>
  render(
    <TravelNotes room={room} blocked={NOBODY} travel={{ ...NOT_YET, ...travel }} {...commands} />,
  );
/** By all lines that are read aloud as they come. */
const said = () =>
  screen
    .getAllByRole('status')
    .map(({ textContent }) => textContent)
    .join('');
const click = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const asks = { id: 'q1', url: URL_THERE, at: 0 };
const NOBODY: ReadonlySet<string> = new Set();

describe('somebody asks to come', () => {
  test('shows where to before anybody goes', () => {
    notes(roomWith({ asks }));
    expect(said()).toContain('Grace asks you to come to');
    expect(screen.getByText(URL_THERE).getAttribute('dir')).toBe('ltr');
    expect(commands.onGo).not.toHaveBeenCalled();
    click('Go there');
    expect(commands.onGo).toHaveBeenCalledWith(URL_THERE);
    expect(commands.onAnswer).toHaveBeenCalledWith('q1');
  });

  test('can be declined, until they ask again', () => {
    notes(roomWith({ asks }));
    click('Not now');
    expect(commands.onAnswer).toHaveBeenCalledWith('q1');
    expect(commands.onGo).not.toHaveBeenCalled();
    cleanup();
    notes(roomWith({ asks: { ...asks, id: 'q2' } }), { answered: ['q1'] });
    expect(screen.getByText(URL_THERE)).toBeTruthy();
  });

  test('is not asked again where it was answered, on no surface', () => {
    const room = roomWith({ asks });
    notes(room, { answered: ['q1'] });
    render(<AskedLine room={room} blocked={NOBODY} answered={['q1']} />);
    expect(said()).toBe('');
  });

  test('can be answered for good, and is not shown where never was chosen', () => {
    notes(roomWith({ asks }));
    const field = screen.getByLabelText('When somebody here asks me to come');
    fireEvent.change(field, { target: { value: 'never' } });
    expect(commands.onConsent).toHaveBeenCalledWith('never');
    cleanup();
    notes(roomWith({ asks, leads: URL_THERE }), { consent: 'never' });
    expect(said()).toBe('');
  });

  test('is not heard of somebody who is blocked, and they are not followed', () => {
    const room = roomWith({ asks, leads: URL_THERE });
    const blocked = new Set(['grace']);
    render(<TravelNotes room={room} blocked={blocked} travel={NOT_YET} {...commands} />);
    render(<AskedLine room={room} blocked={blocked} answered={[]} />);
    expect(said()).toBe('');
  });

  test('is said in the overlay without a way to go, and one’s own question is none', () => {
    render(<AskedLine room={roomWith({ asks })} blocked={NOBODY} answered={[]} />);
    expect(said()).toContain('Click the lamp in the toolbar');
    expect(screen.queryByRole('button')).toBeNull();
    cleanup();
    render(<AskedLine room={roomWith({}, { asks })} blocked={NOBODY} answered={[]} />);
    expect(said()).toBe('');
  });

  test('is shown to whoever asked, too', () => {
    notes(roomWith({}, { asks }));
    expect(said()).toContain('everybody here is asked to come');
  });
});

describe('leading and following', () => {
  test('who leads can be followed, and where they are is seen first', () => {
    notes(roomWith({ leads: URL_THERE }));
    expect(screen.getByText(URL_THERE)).toBeTruthy();
    click('Follow');
    expect(commands.onFollow).toHaveBeenCalledWith('grace');
  });

  test('the follower sees whom and where, and can stop', () => {
    notes(roomWith({ leads: URL_THERE }), { following: 'grace' });
    expect(said()).toContain('This tab goes where Grace goes.');
    click('Stop');
    expect(commands.onFollow).toHaveBeenCalledWith(null);
  });

  test('who leads is told so the whole time, and can stop', () => {
    notes(roomWith({}), { leading: true });
    expect(said()).toContain('they are told where you go');
    click('Stop');
    expect(commands.onStopLeading).toHaveBeenCalled();
  });

  test('who leads is told where their page is not', () => {
    notes(roomWith({}, { leads: '' }), { leading: true });
    expect(said()).toContain('This page can’t be told to others');
  });

  test.each(['come', 'lead'] as const)('what it means is asked before (%s)', (what) => {
    const [onYes, onNo] = [vi.fn<() => void>(), vi.fn<() => void>()];
    render(<TravelQuestion what={what} onYes={onYes} onNo={onNo} />);
    expect(screen.getByText(/Never told: private windows/)).toBeTruthy();
    fireEvent.click(screen.getByText(what === 'come' ? 'Ask them' : 'Let them'));
    expect(onYes).toHaveBeenCalled();
  });
});
