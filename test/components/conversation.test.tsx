// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { t } from '../../locales/words.ts';
import { createFakeBackground, type FakeBackground } from '../fakes/fake-background.ts';
import { aMessage, anEntry, aRoom, KITCHEN } from '../fakes/samples.ts';
import { FrontConversation, settle, show } from '../fakes/stage.tsx';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const showConversation = (background?: FakeBackground) => show(<FrontConversation />, background);
const composer = () => screen.getByRole<HTMLTextAreaElement>('textbox');
const type = (text: string) => fireEvent.change(composer(), { target: { value: text } });
const pressEnter = (more: object = {}) => fireEvent.keyDown(composer(), { key: 'Enter', ...more });

describe('saying something', () => {
  test('a message is in the conversation, and the field is empty for the next', async () => {
    const { background } = await showConversation();
    type('hello');
    pressEnter();
    await settle();
    expect(composer().value).toBe('');
    expect(screen.getByRole('log').textContent).toContain('hello');
    expect(background.room(KITCHEN).draft).toBe('');
  });

  test('the text stays until the background has it', async () => {
    const background = createFakeBackground();
    background.fallSilent('send_message');
    await showConversation(background);
    type('hello');
    pressEnter();
    await settle();
    expect(composer().value).toBe('hello');

    background.answerAgain('send_message');
    background.die();
    await settle();
    expect(composer().value).toBe('');
  });

  test('a second Enter while it is handed over does not say it twice', async () => {
    const background = createFakeBackground();
    background.fallSilent('send_message');
    await showConversation(background);
    type('hello');
    pressEnter();
    pressEnter();
    await settle();
    expect(background.commandsOf('send_message')).toHaveLength(1);
  });

  test('what is typed meanwhile is the start of the next message', async () => {
    const background = createFakeBackground();
    background.fallSilent('send_message');
    await showConversation(background);
    type('hello');
    pressEnter();
    type('hello and');
    background.answerAgain('send_message');
    background.die();
    await settle();
    expect(composer().value).toBe(' and');
  });

  test('a full disk is said, and the text is kept', async () => {
    const background = createFakeBackground();
    background.refuse('send_message', 'storage_failed');
    await showConversation(background);
    type('precious words');
    pressEnter();
    await settle();
    expect(composer().value).toBe('precious words');
    expect(screen.getByRole('alert').textContent).toContain('could not store');
  });

  test('a draft that the browser does not store is said while it is there', async () => {
    const background = createFakeBackground();
    background.refuse('change_draft', 'storage_failed');
    await showConversation(background);
    type('precious words');
    await settle();
    expect(screen.getByRole('alert').textContent).toContain('Send it before you close this');
    type('');
    await settle();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('Enter does not send while an input method composes, nor with Shift', async () => {
    const { background } = await showConversation();
    type('にほ');
    pressEnter({ isComposing: true });
    pressEnter({ keyCode: 229 });
    pressEnter({ shiftKey: true });
    await settle();
    expect(background.commandsOf('send_message')).toHaveLength(0);
  });

  test('nothing but spaces is not a message', async () => {
    const { background } = await showConversation();
    type('  \n ');
    pressEnter();
    await settle();
    expect(background.commandsOf('send_message')).toHaveLength(0);
  });
});

describe('the limit', () => {
  const short = () => createFakeBackground({ rooms: [aRoom({ limits: { body: 300 } })] });

  test('is not mentioned far from it, and counted down near it', async () => {
    await showConversation(short());
    type('a'.repeat(50));
    expect(screen.queryByText(/left/)).toBeNull();
    type('a'.repeat(200));
    expect(screen.getByText('100 characters left')).toBeTruthy();
  });

  test('counts what a person sees as one character once', async () => {
    await showConversation(short());
    type('🙂'.repeat(299));
    expect(screen.getByText('1 character left')).toBeTruthy();
  });

  test('a message beyond it is not sent, and kept', async () => {
    const { background } = await showConversation(short());
    const long = 'a'.repeat(302);
    type(long);
    pressEnter();
    fireEvent.click(screen.getByRole('button', { name: 'Send' }));
    await settle();
    expect(screen.getByText('2 characters too many')).toBeTruthy();
    expect(composer().value).toBe(long);
    expect(background.commandsOf('send_message')).toHaveLength(0);
  });
});

describe('the draft', () => {
  test('outlives the popup', async () => {
    const background = createFakeBackground();
    const first = await showConversation(background);
    type('half a thou');
    await settle();
    first.close();
    await showConversation(background);
    expect(composer().value).toBe('half a thou');
  });

  test('follows what is typed on another surface, but never under the hands of who types here', async () => {
    const { background } = await showConversation();
    background.emit({ type: 'draft_changed', draft: 'from the overlay' });
    await settle();
    expect(composer().value).toBe('from the overlay');

    composer().focus();
    type('mine');
    background.emit({ type: 'draft_changed', draft: 'stale' });
    await settle();
    expect(composer().value).toBe('mine');
  });
});

describe('the connection', () => {
  test('a reconnect of less than 2 s is not news', async () => {
    vi.useFakeTimers();
    const { background } = await showConversation();
    const connection = {
      status: 'reconnecting',
      since: Date.now(),
      problem: 'unreachable',
    } as const;
    background.emit({ type: 'connection_changed', connection });
    await settle();
    await vi.advanceTimersByTimeAsync(1_900);
    await settle();
    const status = screen.getByRole('status');
    expect(status.textContent).toBe('');

    await vi.advanceTimersByTimeAsync(200);
    await settle();
    // The same as before: one that comes with its words is not read aloud.
    expect(status.isConnected && status.textContent).toContain('Nothing answers');
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await settle();
    expect(background.commandsOf('retry_connection')).toHaveLength(1);

    background.emit({ type: 'connection_changed', connection: { status: 'online' } });
    await settle();
    expect(screen.getByRole('status').textContent).toBe('');
  });

  test('a refusal is said at once, with what to do', async () => {
    const { background } = await showConversation();
    const connection = { status: 'refused', reason: 'room_full' } as const;
    background.emit({ type: 'connection_changed', connection });
    await settle();
    expect(screen.getByRole('status').textContent).toContain('Try again when somebody has left');
  });

  test.each([
    { status: 'refused', reason: 'no_such_room' },
    { status: 'reconnecting', since: 0, problem: 'unreachable' },
  ] as const)(
    'in $status nothing is said of people and messages never seen',
    async (connection) => {
      const room = aRoom({ connection, members: [], roster: 'unknown' });
      const { background } = await showConversation(createFakeBackground({ rooms: [room] }));
      await vi.waitFor(() => expect(screen.getByRole('status').textContent).not.toBe(''));
      expect(screen.queryByText(/Finding out who is here/)).toBeNull();
      expect(screen.queryByText(/Nothing said yet/)).toBeNull();

      background.emit({ type: 'connection_changed', connection: { status: 'connecting' } });
      await settle();
      expect(screen.getByText(/Finding out who is here/)).toBeTruthy();
      expect(screen.getByText(/Nothing said yet/)).toBeTruthy();
    },
  );
});

describe('what others wrote', () => {
  const withMessage = (body: string) =>
    createFakeBackground({ rooms: [aRoom({ timeline: [aMessage(1, body)] })] });

  test('is text, whatever it looks like', async () => {
    await showConversation(withMessage('<img src=x onerror=alert(1)> **bold**'));
    expect(screen.getByRole('log').querySelector('img')).toBeNull();
    expect(screen.getByText('<img src=x onerror=alert(1)> **bold**')).toBeTruthy();
  });

  test('has links that tell the other side nothing', async () => {
    await showConversation(withMessage('see https://example.org/a?b=1, and javascript:alert(1)'));
    const [link, ...others] = screen.getAllByRole<HTMLAnchorElement>('link');
    expect(others).toHaveLength(0);
    expect(link?.href).toBe('https://example.org/a?b=1');
    expect(link?.rel).toBe('noopener noreferrer nofollow');
    expect(link?.target).toBe('_blank');
  });

  test('is somebody’s where the server does not say whose', async () => {
    const from = { id: null, name: null, verified: false };
    await showConversation(
      createFakeBackground({ rooms: [aRoom({ timeline: [aMessage(1, 'hi', { from })] })] }),
    );
    expect(screen.getByRole('log').textContent).toContain('Someone');
  });
});

describe('own messages on their way', () => {
  test('say how far they are, and can be sent again or discarded when they are stuck', async () => {
    const outgoing = [
      anEntry(1, 'waiting', { status: 'queued' }),
      anEntry(2, 'refused', { status: 'failed', reason: 'read_only' }),
    ];
    const { background } = await showConversation(
      createFakeBackground({ rooms: [aRoom({ outgoing })] }),
    );
    const log = screen.getByRole('log');
    expect(log.textContent).toContain('Waiting for a connection');
    expect(log.textContent).toContain('Not sent. You can read here, but not write.');

    fireEvent.click(screen.getByRole('button', { name: 'Send again' }));
    expect(document.activeElement).toBe(composer());
    screen.getByRole('button', { name: 'Discard' }).focus();
    fireEvent.click(screen.getByRole('button', { name: 'Discard' }));
    await settle();
    expect(document.activeElement).toBe(composer());
    expect(background.commandsOf('retry_message').map(({ cid }) => cid)).toEqual(['out-2']);
    expect(log.textContent).not.toContain('refused');
  });
});

describe('the conversation', () => {
  test('says in an empty room that it is empty', async () => {
    await showConversation();
    expect(screen.getByText('Nothing said yet. Say hello!')).toBeTruthy();
  });

  test('puts what one person says within a minute under one name', async () => {
    const timeline = [
      aMessage(1, 'one'),
      aMessage(2, 'two'),
      aMessage(3, 'three', { by: 'hedy' }),
      aMessage(200, 'later', { by: 'hedy' }),
    ];
    await showConversation(createFakeBackground({ rooms: [aRoom({ timeline })] }));
    expect(screen.getByRole('log').querySelectorAll('section')).toHaveLength(3);
  });

  test('has at most 150 messages in the document', async () => {
    const timeline = Array.from({ length: 900 }, (_, i) => aMessage(i + 1, `no. ${i + 1}`));
    await showConversation(createFakeBackground({ rooms: [aRoom({ timeline })] }));
    const log = screen.getByRole('log');
    expect(log.querySelectorAll('[data-key]')).toHaveLength(150);
    expect(log.textContent).toContain('no. 900');
  });

  test('tells the background what was seen, once', async () => {
    const { background } = await showConversation(
      createFakeBackground({ rooms: [aRoom({ timeline: [aMessage(1, 'hi')] })] }),
    );
    expect(background.room(KITCHEN).readKey).toBe('m1');
    await vi.waitFor(async () => {
      background.emit({ type: 'messages_received', messages: [aMessage(2, 'again')] });
      await settle();
      expect(background.room(KITCHEN).readKey).toBe('m2');
    });
    expect(background.commandsOf('mark_read').map(({ key }) => key)).toEqual(['m1', 'm2']);
  });

  test('tells of a flood that was seen what is newest, not each message', async () => {
    const { background } = await showConversation(
      createFakeBackground({ rooms: [aRoom({ timeline: [aMessage(1, 'hi')] })] }),
    );
    for (let seq = 2; seq <= 100; seq += 1) {
      background.emit({ type: 'messages_received', messages: [aMessage(seq, `no. ${seq}`)] });
    }
    await vi.waitFor(async () => {
      await settle();
      expect(background.room(KITCHEN).readKey).toBe('m100');
    });
    expect(background.commandsOf('mark_read').length).toBeLessThan(10);
  });

  test('keeps what a person reads further up, however many others talk on', async () => {
    const timeline = Array.from({ length: 100 }, (_, i) => aMessage(i + 1, `no. ${i + 1}.`));
    const { background } = await showConversation(
      createFakeBackground({ rooms: [aRoom({ timeline })] }),
    );
    const log = screen.getByRole('log');
    log.scrollTop = -1_000;
    fireEvent.scroll(log);
    const messages = Array.from({ length: 500 }, (_, i) => aMessage(i + 101, `no. ${i + 101}.`));
    background.emit({ type: 'messages_received', messages });
    await settle();
    expect(log.textContent).toContain('no. 1.');
    expect(log.querySelectorAll('[data-key]')).toHaveLength(150);

    fireEvent.click(screen.getByRole('button', { name: '500 new messages' }));
    expect(log.textContent).toContain('no. 600.');
    expect(log.querySelectorAll('[data-key]')).toHaveLength(150);
  });

  test('renders only the new message when one comes in', async () => {
    const timeline = Array.from({ length: 50 }, (_, i) =>
      aMessage(i + 1, `no. ${i + 1}`, { by: `member-${i % 2}` }),
    );
    const { background } = await showConversation(
      createFakeBackground({ rooms: [aRoom({ timeline })] }),
    );
    const drawn = vi.spyOn(t.time, 'clock');
    background.emit({ type: 'messages_received', messages: [aMessage(51, 'new')] });
    await settle();
    expect(screen.getByText('new')).toBeTruthy();
    // Each group that is rendered says its time.
    expect(drawn).toHaveBeenCalledTimes(1);
    drawn.mockRestore();
  });

  test('marks where the unseen messages begin, and keeps the mark while they are read', async () => {
    const timeline = [aMessage(1, 'seen'), aMessage(2, 'unseen'), aMessage(3, 'unseen too')];
    const room = aRoom({ timeline, readKey: 'm1' });
    const { background } = await showConversation(createFakeBackground({ rooms: [room] }));
    expect(background.room(KITCHEN).readKey).toBe('m3');
    expect(screen.getByText('New').nextElementSibling?.textContent).toContain('unseen');
  });

  test('says where messages may be missing', async () => {
    const divider = { kind: 'divider', key: 'd1', why: 'maybe_missed', at: 0 } as const;
    await showConversation(
      createFakeBackground({ rooms: [aRoom({ timeline: [aMessage(1, 'hi'), divider] })] }),
    );
    expect(screen.getByText('You were away. Messages may be missing here.')).toBeTruthy();
  });

  test('asks for older messages', async () => {
    const room = aRoom({ hasOlder: true, timeline: [aMessage(1, 'hi')] });
    const { background } = await showConversation(createFakeBackground({ rooms: [room] }));
    fireEvent.click(screen.getByRole('button', { name: 'Show older messages' }));
    await settle();
    expect(background.commandsOf('load_older')).toHaveLength(1);
  });

  test('asks for older messages by itself where a person scrolls up to the first', async () => {
    const room = aRoom({ hasOlder: true, timeline: [aMessage(1, 'hi')] });
    const { background } = await showConversation(createFakeBackground({ rooms: [room] }));
    fireEvent.scroll(screen.getByRole('log'));
    await settle();
    expect(background.commandsOf('load_older')).toHaveLength(1);
  });
});
