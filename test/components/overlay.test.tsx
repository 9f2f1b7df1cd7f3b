// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFakeBackground, type FakeBackground } from '../fakes/fake-background.ts';
import { aHome, aMember, aMessage, anOpenRoom, aRoom, GARDEN, LOCAL } from '../fakes/samples.ts';
import { FakeResizeObserver, settle, show } from '../fakes/stage.tsx';

const frame = vi.hoisted(() => ({
  sidePanel: undefined as { open(where: { windowId: number }): Promise<void> } | undefined,
}));
vi.mock('wxt/browser', () => ({
  browser: {
    get sidePanel() {
      return frame.sidePanel;
    },
    windows: { getCurrent: async () => ({ id: 3 }) },
  },
}));
const { Overlay } = await import('../../entrypoints/overlay-frame/Overlay.tsx');

// The panel is fetched when it is first opened, which takes longer than an answer of the background.
beforeAll(() => import('../../components/Conversation.tsx'));
beforeEach(() => {
  frame.sidePanel = undefined;
  vi.stubGlobal('ResizeObserver', FakeResizeObserver);
  Element.prototype.setPointerCapture = () => {};
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const showOverlay = (background?: FakeBackground) => show(<Overlay />, background, 'overlay');
const pill = () => screen.getByRole('button', { name: /kitchen/ });
/** What is said of the room while the panel is closed. */
const bubble = () => screen.getByRole('status').textContent;
const clickPill = async () => {
  fireEvent.click(pill());
  await settle();
};
const say = async (background: FakeBackground, seq: number, body: string) => {
  background.emit({ type: 'messages_received', messages: [aMessage(seq, body)] });
  await settle();
};

test('a panel that was open before the tab was hidden for long is open again, and takes no focus', async () => {
  await show(<Overlay hadPanel />, undefined, 'overlay');
  await settle();
  const composer = screen.getByRole('textbox', { name: 'Message' });
  expect(document.activeElement).not.toBe(composer);
  fireEvent.keyDown(document.body, { key: 'Escape' });
  await settle();
  await clickPill();
  expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Message' }));
});

test('the pill says who else is on this page', async () => {
  const members = [aMember('grace', 'Grace', { page: 'a' }), aMember('ada', 'Ada', { page: 'a' })];
  await showOverlay(createFakeBackground({ rooms: [aRoom({ members })] }));
  expect(pill().getAttribute('aria-label')).toBe(
    'kitchen, 2 people here. On this page too: Grace.',
  );
});

describe('the overlay’s menu', () => {
  const openMenu = async () => {
    fireEvent.click(screen.getByRole('button', { name: 'More' }));
    await settle();
  };

  test('hides until reload, on this site, or everywhere', async () => {
    const { background } = await showOverlay();
    await openMenu();
    for (const name of ['Hide until this page reloads', 'Hide on this site', 'Pause everywhere']) {
      fireEvent.click(screen.getByRole('button', { name }));
    }
    await settle();
    expect(background.commandsOf('hide_overlay').map(({ until }) => until)).toEqual([
      'reload',
      'site',
      'everywhere',
    ]);
  });

  test('moves the overlay to the other side and back, without dragging, and keeps the focus', async () => {
    const { background } = await showOverlay();
    const move = async () => {
      await openMenu();
      const item = screen.getByRole('button', { name: 'Move to the other side' });
      item.focus();
      fireEvent.click(item);
      await settle();
      expect(screen.queryByRole('button', { name: 'Move to the other side' })).toBeNull();
      expect(document.activeElement).toBe(screen.getByRole('button', { name: 'More' }));
      return background.commandsOf('drag_frame').at(-1);
    };
    expect(await move()).toMatchObject({ dx: -10_000, dy: 0, done: true });
    expect(await move()).toMatchObject({ dx: 10_000, dy: 0, done: true });
  });

  test('opens the side panel of the window, right in the click', async () => {
    const open = vi.fn<(where: { windowId: number }) => Promise<void>>(async () => {});
    frame.sidePanel = { open };
    await showOverlay();
    await openMenu();
    fireEvent.click(screen.getByRole('button', { name: 'Open side panel' }));
    expect(open).toHaveBeenCalledWith({ windowId: 3 });
    await settle();
    expect(screen.queryByRole('button', { name: 'Open side panel' })).toBeNull();
  });

  test('offers no panel where a frame can’t open one', async () => {
    await showOverlay();
    await openMenu();
    expect(screen.queryByRole('button', { name: 'Open side panel' })).toBeNull();
  });
});

describe('the pill', () => {
  test('is not there, nor anything else, in a frame that the background does not know', async () => {
    const background = createFakeBackground();
    background.refuse('present_nonce', 'not_allowed');
    const { page } = await showOverlay(background);
    expect(page.container.childElementCount).toBe(0);
  });

  test('says in words what it shows', async () => {
    const timeline = [aMessage(1, 'hi'), aMessage(2, 'there')];
    await showOverlay(createFakeBackground({ rooms: [aRoom({ timeline, readKey: 'm1' })] }));
    expect(pill().getAttribute('aria-label')).toBe('kitchen, 2 people here, 1 new message');
  });

  test('reads nothing by itself: what came in stays unread until the panel is open', async () => {
    const { background } = await showOverlay();
    await say(background, 1, 'hi');
    expect(background.commandsOf('mark_read')).toHaveLength(0);
    await clickPill();
    expect(background.commandsOf('mark_read')).toHaveLength(1);
  });

  test('that cannot be hidden for good says why, with the menu still there', async () => {
    const { background } = await showOverlay();
    background.refuse('hide_overlay', 'storage_failed');
    fireEvent.click(screen.getByRole('button', { name: 'More' }));
    fireEvent.click(screen.getByRole('button', { name: 'Hide on this site' }));
    await settle();
    expect(screen.getByRole('alert').textContent).toContain('could not store');
    expect(screen.getByRole('button', { name: 'Hide on this site' })).toBeTruthy();
  });

  test('hides by its menu', async () => {
    const { background } = await showOverlay();
    fireEvent.click(screen.getByRole('button', { name: 'More' }));
    fireEvent.click(screen.getByRole('button', { name: 'Hide on this site' }));
    await settle();
    expect(background.commandsOf('hide_overlay')).toEqual([
      { type: 'hide_overlay', until: 'site' },
    ]);
  });
});

describe('dragging', () => {
  const at = (x: number, y: number) => ({
    button: 0,
    buttons: 1,
    pointerId: 1,
    screenX: x,
    screenY: y,
  });

  test('ends where the button was let go unseen', async () => {
    const { background } = await showOverlay();
    fireEvent.pointerDown(pill(), at(500, 500));
    fireEvent.pointerMove(pill(), at(480, 480));
    fireEvent.pointerMove(pill(), { ...at(300, 300), buttons: 0 });
    fireEvent.pointerMove(pill(), at(200, 200));
    await settle();
    const moves = background.commandsOf('drag_frame');
    expect(moves.map(({ dx, done }) => ({ dx, done }))).toEqual([{ dx: -20, done: true }]);
  });

  test('moves the frame, keeps it, and opens nothing', async () => {
    const { background } = await showOverlay();
    fireEvent.pointerDown(pill(), at(500, 500));
    fireEvent.pointerMove(pill(), at(490, 480));
    fireEvent.pointerMove(pill(), at(470, 470));
    fireEvent.pointerUp(pill(), at(470, 470));
    await clickPill();
    const moves = background.commandsOf('drag_frame');
    expect(moves.reduce((sum, { dx }) => sum + dx, 0)).toBe(-30);
    expect(moves.reduce((sum, { dy }) => sum + dy, 0)).toBe(-30);
    expect(moves.at(-1)?.done).toBe(true);
    expect(screen.queryByRole('log')).toBeNull();
  });

  test('a hand that trembles by 3 px clicks', async () => {
    const { background } = await showOverlay();
    fireEvent.pointerDown(pill(), at(500, 500));
    fireEvent.pointerMove(pill(), at(502, 502));
    fireEvent.pointerUp(pill(), at(502, 502));
    await clickPill();
    expect(background.commandsOf('drag_frame')).toHaveLength(0);
    expect(screen.getByRole('log')).toBeTruthy();
  });
});

describe('the bubble', () => {
  test('fills a status that was there before it, and none is left beside the log of the panel', async () => {
    const { background } = await showOverlay();
    const status = screen.getByRole('status');
    await say(background, 1, 'look at this');
    expect(status.isConnected && status.textContent).toContain('look at this');
    await clickPill();
    expect(status.isConnected).toBe(false);
    await say(background, 2, 'and this');
    expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toEqual(['']);
    expect(screen.getByRole('log').textContent).toContain('and this');
  });

  test('shows a new message for 6 s', async () => {
    vi.useFakeTimers();
    const { background } = await showOverlay();
    await say(background, 1, 'look at this');
    expect(bubble()).toContain('look at this');
    await act(() => vi.advanceTimersByTimeAsync(5_900));
    expect(bubble()).not.toBe('');
    await act(() => vi.advanceTimersByTimeAsync(200));
    expect(bubble()).toBe('');
  });

  test('does not come for what was said before the page was opened, nor for own words', async () => {
    const background = createFakeBackground({ rooms: [aRoom({ timeline: [aMessage(1, 'old')] })] });
    await showOverlay(background);
    const own = aMessage(2, 'mine', { own: true });
    background.emit({ type: 'messages_received', messages: [own] });
    await settle();
    expect(bubble()).toBe('');
  });

  test('does not come for history that arrives later, nor for what can’t be read', async () => {
    const { background } = await showOverlay();
    const history = [aMessage(1, 'long ago'), aMessage(2, 'a while ago')];
    background.emit({ type: 'timeline_replaced', messages: history, more: false, divider: null });
    await settle();
    expect(bubble()).toBe('');
    const line = { ...aMessage(3, ''), seal: { state: 'unreadable', key: null } } as const;
    background.emit({ type: 'messages_received', messages: [line] });
    await settle();
    expect(bubble()).toBe('');
  });

  test.each([
    ['from a muted room', aHome({ rooms: [anOpenRoom({ muted: true })] })],
    [
      'while the person wants no disturbance',
      aHome({ attention: { notify: 'all', sound: false, doNotDisturb: true } }),
    ],
  ])('does not come %s, where the pill says it all the same', async (_, home) => {
    const { background } = await showOverlay(createFakeBackground({ home }));
    await say(background, 1, 'look at this');
    expect(bubble()).toBe('');
    expect(pill().getAttribute('aria-label')).toContain('1 new message');
  });

  test('goes with the message that it shows', async () => {
    const { background } = await showOverlay();
    await say(background, 1, 'look at this');
    background.emit({ type: 'message_deleted', key: 'm1' });
    await settle();
    expect(bubble()).toBe('');
  });

  test('opens the conversation', async () => {
    const { background } = await showOverlay();
    await say(background, 1, 'look at this');
    fireEvent.click(screen.getByRole('button', { name: /look at this/ }));
    await settle();
    expect(screen.getByRole('log').textContent).toContain('look at this');
  });
});

describe('the panel', () => {
  test('is asked for as a larger frame, and given back by Escape with the focus', async () => {
    const { background } = await showOverlay();
    await clickPill();
    expect(background.commandsOf('resize_frame').at(-1)).toMatchObject({ width: 384 });
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Escape' });
    await settle();
    expect(screen.queryByRole('log')).toBeNull();
    expect(background.commandsOf('release_focus')).toHaveLength(1);
    expect(background.commandsOf('resize_frame').at(-1)?.width).not.toBe(384);
  });

  test('stays open when another room comes to the front', async () => {
    const background = createFakeBackground({
      home: aHome({ rooms: [anOpenRoom(), anOpenRoom({ address: GARDEN })] }),
      rooms: [aRoom(), aRoom({ address: GARDEN, timeline: [aMessage(1, 'in the garden')] })],
    });
    await showOverlay(background);
    await clickPill();
    fireEvent.keyDown(screen.getByRole('textbox'), { key: 'ArrowDown', altKey: true });
    await settle();
    expect(background.home().front).toEqual(GARDEN);
    expect(screen.getByRole('log').textContent).toContain('in the garden');
  });

  test('keeps what is typed when it is minimised', async () => {
    await showOverlay();
    await clickPill();
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'half' } });
    await settle();
    fireEvent.click(screen.getByRole('button', { name: 'Minimise' }));
    await clickPill();
    expect(screen.getByRole<HTMLTextAreaElement>('textbox').value).toBe('half');
  });
});

test('who is blocked here is in no bubble, and the pill does not count what they say', async () => {
  const blocked = [{ serverUrl: LOCAL, memberId: 'grace', name: 'Grace' }];
  const timeline = [aMessage(1, 'seen')];
  const room = aRoom({ timeline, readKey: 'm1' });
  const { background } = await showOverlay(
    createFakeBackground({ home: aHome({ blocked }), rooms: [room] }),
  );
  await say(background, 2, 'rude words');
  expect(screen.queryByText('rude words')).toBeNull();
  expect(pill().textContent).not.toContain('new message');
  background.emit({ type: 'messages_received', messages: [aMessage(3, 'kind', { by: 'hedy' })] });
  await settle();
  expect(screen.getByText('kind')).toBeTruthy();
  expect(pill().getAttribute('aria-label') ?? pill().textContent).toContain('1 new message');
});
