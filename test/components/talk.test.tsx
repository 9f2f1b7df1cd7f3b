// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { createFakeBackground, type FakeBackground } from '../fakes/fake-background.ts';
import { aHome, aMessage, anEntry, aRoom, KITCHEN, LOCAL } from '../fakes/samples.ts';
import { FrontConversation, settle, show } from '../fakes/stage.tsx';
import type { Message, Room } from '../../lib/room/types.ts';

// What is fetched when it is first wanted takes longer than an answer of the background.
beforeAll(() =>
  Promise.all([
    import('../../components/MessageTools.tsx'),
    import('../../components/EditMessage.tsx'),
  ]),
);
beforeAll(() => {
  // jsdom has dialogs, but no way to show them.
  HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close ??= () => {};
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const CAN = ['cid', 'seq', 'history', 'edit', 'react', 'typing', 'quote'] as const;
const own = (seq: number, body: string, more: Partial<Message> = {}) =>
  aMessage(seq, body, { by: 'ada', own: true, ...more });

async function talk(changes: Partial<Room>, background?: FakeBackground, canPoint = false) {
  const room = aRoom({ capabilities: [...CAN], ...changes });
  const shown = await show(
    <FrontConversation canPoint={canPoint} />,
    background ?? createFakeBackground({ rooms: [room] }),
  );
  return shown.background;
}
const composer = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
const type = (text: string) => fireEvent.change(composer(), { target: { value: text } });
const press = (element: Element, key: string) => fireEvent.keyDown(element, { key });
const message = (body: string) => screen.getByRole('article', { name: new RegExp(body) });
const timeline = (background: FakeBackground) => background.room(KITCHEN).timeline as Message[];

/** Looks at a message, as with the pointer over it. jsdom opens no popovers: what is in one is hidden. */
async function toolsOf(body: string) {
  fireEvent.pointerEnter(message(body));
  const toolbar = await within(message(body)).findByRole('toolbar');
  return {
    names: within(toolbar)
      .getAllByRole('button', { hidden: true })
      .map((button) => button.getAttribute('aria-label') ?? button.textContent),
    async press(name: string | RegExp) {
      fireEvent.click(within(toolbar).getByRole('button', { name, hidden: true }));
      await settle();
    },
  };
}

describe('reply', () => {
  test('answers a message: the composer says whom, and the message goes with it', async () => {
    const background = await talk({ timeline: [aMessage(1, 'first line\nsecond line')] });
    await (await toolsOf('first line')).press('Reply');
    expect(screen.getByText('Reply to grace')).toBeTruthy();
    expect(document.activeElement).toBe(composer());
    type('I think so too');
    press(composer(), 'Enter');
    await settle();
    expect(background.commandsOf('send_message')[0]?.context).toEqual({ replyTo: 'm1' });
    expect(screen.queryByText('Reply to grace')).toBeNull();
    const line = within(message('I think so too')).getByRole('button');
    expect(line.textContent).toBe('gracefirst line');
    fireEvent.click(line);
    expect(document.activeElement).toBe(message('first line'));
  });

  test('is dropped by its cross', async () => {
    const background = await talk({ timeline: [aMessage(1, 'hi')] });
    await (await toolsOf('hi')).press('Reply');
    fireEvent.click(screen.getByRole('button', { name: 'Don’t reply' }));
    type('hello');
    press(composer(), 'Enter');
    await settle();
    expect(background.commandsOf('send_message')[0]?.context).toEqual({});
  });

  test('outlives the popup, as the draft does', async () => {
    const background = createFakeBackground({
      rooms: [aRoom({ capabilities: [...CAN], timeline: [aMessage(1, 'hi')] })],
    });
    const first = await show(<FrontConversation />, background);
    await (await toolsOf('hi')).press('Reply');
    first.close();
    await show(<FrontConversation />, background);
    expect(screen.getByText('Reply to grace')).toBeTruthy();
  });

  test('to a message that is not here, or was deleted, says so', async () => {
    await talk({
      timeline: [
        aMessage(1, '', { deleted: true }),
        aMessage(2, 'to nothing', { replyTo: 'm0' }),
        aMessage(3, 'to what was deleted', { replyTo: 'm1' }),
      ],
    });
    expect(message('to nothing').textContent).toContain('An older message');
    expect(message('to what was deleted').textContent).toContain('A deleted message');
  });
});

describe('edit and delete own', () => {
  test('a message is changed in its place', async () => {
    const background = await talk({ timeline: [own(1, 'teh lamp')] });
    await (await toolsOf('teh lamp')).press('Edit');
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', {
      name: 'Change your message',
    });
    expect(document.activeElement).toBe(field);
    fireEvent.change(field, { target: { value: 'the lamp' } });
    press(field, 'Enter');
    await settle();
    expect(timeline(background)[0]?.body).toBe('the lamp');
    expect(message('the lamp').textContent).toContain('edited');
    expect(document.activeElement).toBe(composer());
  });

  test('Escape leaves a message as it was', async () => {
    const background = await talk({ timeline: [own(1, 'as it is')] });
    await (await toolsOf('as it is')).press('Edit');
    const field = await screen.findByRole('textbox', { name: 'Change your message' });
    fireEvent.change(field, { target: { value: 'other' } });
    press(field, 'Escape');
    await settle();
    expect(background.commandsOf('edit_message')).toEqual([]);
    expect(message('as it is')).toBeTruthy();
  });

  test('a change that is refused says why, and tried again it is the same change', async () => {
    const background = await talk({ timeline: [own(1, 'one')] });
    background.refuse('edit_message', 'no_answer');
    await (await toolsOf('one')).press('Edit');
    const field = await screen.findByRole('textbox', { name: 'Change your message' });
    fireEvent.change(field, { target: { value: 'two' } });
    press(field, 'Enter');
    await settle();
    expect(screen.getByRole('alert').textContent).not.toBe('');
    press(field, 'Enter');
    await settle();
    fireEvent.change(field, { target: { value: 'three' } });
    press(field, 'Enter');
    await settle();
    const cids = background.commandsOf('edit_message').map(({ cid }) => cid);
    expect(cids[1]).toBe(cids[0]);
    expect(cids[2]).not.toBe(cids[0]);
  });

  test('arrow up in the empty field changes the last own message', async () => {
    await talk({ timeline: [own(1, 'mine'), aMessage(2, 'of another')] });
    press(composer(), 'ArrowUp');
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', {
      name: 'Change your message',
    });
    expect(field.value).toBe('mine');
  });

  test('a message is deleted after a question, and leaves its place', async () => {
    const background = await talk({ timeline: [own(1, 'regret')] });
    await (await toolsOf('regret')).press('Delete');
    const dialog = screen.getByRole('dialog', { name: 'Delete this message?' });
    expect(background.commandsOf('delete_message')).toEqual([]);
    within(dialog).getByRole('button', { name: 'Delete' }).focus();
    fireEvent.click(document.activeElement as Element);
    await settle();
    expect(screen.getByText('Message deleted')).toBeTruthy();
    expect(screen.queryByText('regret')).toBeNull();
    expect(document.activeElement).toBe(message('Message deleted'));
  });

  test('what others said is neither changed nor deleted', async () => {
    await talk({ timeline: [aMessage(1, 'of another')] });
    const { names } = await toolsOf('of another');
    expect(names).not.toContain('Edit');
    expect(names).not.toContain('Delete');
  });

  test('what the server can’t do has no control', async () => {
    await talk({ rung: 'guide', capabilities: [], timeline: [own(1, 'hi')] });
    expect((await toolsOf('hi')).names).toEqual(['More', 'Copy text']);
    press(composer(), 'ArrowUp');
    expect(screen.queryByRole('textbox', { name: 'Change your message' })).toBeNull();
  });
});

describe('six reactions', () => {
  test('are offered, and one is set and taken back', async () => {
    const background = await talk({ timeline: [aMessage(1, 'good news')] });
    const tools = await toolsOf('good news');
    expect(tools.names.slice(1, 7)).toEqual([
      'Thumbs up',
      'Heart',
      'Laughing',
      'Astonished',
      'Sad',
      'Celebrating',
    ]);
    await tools.press('Celebrating');
    const chip = screen.getByRole('button', { name: 'Celebrating: You' });
    expect(chip.getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(chip);
    await settle();
    expect(timeline(background)[0]?.reactions).toBeUndefined();
  });

  test('say who reacted, and how many', async () => {
    const reactions = [{ emoji: '👍' as const, members: ['grace', 'ada', 'gone'] }];
    await talk({ timeline: [aMessage(1, 'hi', { reactions })] });
    const chip = screen.getByRole('button', { name: 'Thumbs up: Grace, You, and Someone' });
    expect(chip.lastElementChild?.textContent).toBe('👍 3');
  });

  test('can be read, and not set, where the server does not take them', async () => {
    const reactions = [{ emoji: '👍' as const, members: ['grace'] }];
    await talk({ capabilities: [], timeline: [aMessage(1, 'hi', { reactions })] });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: /Thumbs up/ }).disabled).toBe(
      true,
    );
  });

  test('one that is refused says why', async () => {
    const background = await talk({ timeline: [aMessage(1, 'hi')] });
    background.refuse('react', 'refused_rate_limited');
    await (await toolsOf('hi')).press('Heart');
    expect(screen.getByRole('alert').textContent).not.toBe('');
  });
});

describe('by keyboard', () => {
  test('arrows go from message to message, Enter to what can be done, Escape back', async () => {
    await talk({ timeline: [aMessage(1, 'one'), aMessage(2, 'two'), own(3, 'three')] });
    const log = screen.getByRole('log');
    log.focus();
    press(log, 'ArrowUp');
    expect(document.activeElement).toBe(message('three'));
    press(message('three'), 'ArrowUp');
    expect(document.activeElement).toBe(message('two'));
    press(message('two'), 'Home');
    expect(document.activeElement).toBe(message('one'));
    const toolbar = await within(message('one')).findByRole('toolbar');
    press(message('one'), 'Enter');
    expect(document.activeElement).toBe(within(toolbar).getByRole('button', { name: 'React' }));
    press(document.activeElement as Element, 'ArrowRight');
    expect(document.activeElement).toBe(within(toolbar).getByRole('button', { name: 'Reply' }));
    press(document.activeElement as Element, 'Escape');
    expect(document.activeElement).toBe(message('one'));
    press(message('one'), 'Escape');
    expect(document.activeElement).toBe(composer());
  });

  test('a message says whose it is and what it says', async () => {
    await talk({
      timeline: [aMessage(1, 'hello there'), own(2, 'hi'), aMessage(3, '', { deleted: true })],
    });
    const names = screen.getAllByRole('article').map((one) => one.getAttribute('aria-label'));
    expect(names).toEqual(['grace: hello there', 'You: hi', 'grace: Message deleted']);
  });
});

describe('block a person here', () => {
  test('folds what they say, and it can be read all the same', async () => {
    const background = await talk({ timeline: [aMessage(1, 'rude words'), own(2, 'hm')] });
    await (await toolsOf('rude words')).press('Block grace here');
    expect(background.home().blocked).toEqual([
      { serverUrl: LOCAL, memberId: 'grace', name: 'grace' },
    ]);
    expect(screen.queryByText('rude words')).toBeNull();
    expect(screen.getByText('Message of someone you blocked')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Show' }));
    expect(screen.getByText('rude words')).toBeTruthy();
    const tools = await toolsOf('rude words');
    expect(tools.names).not.toContain('Block grace here');
    await tools.press('No longer block grace');
    expect(background.home().blocked).toEqual([]);
  });

  test('hides that they type, what others quote of them, and their name in reactions', async () => {
    const blocked = [{ serverUrl: LOCAL, memberId: 'grace', name: 'Grace' }];
    const reactions = [{ emoji: '👍' as const, members: ['grace', 'ada'] }];
    const room = aRoom({
      capabilities: [...CAN],
      typing: ['grace'],
      timeline: [aMessage(1, 'rude words'), own(2, 'no', { replyTo: 'm1', reactions })],
    });
    await talk({}, createFakeBackground({ home: aHome({ blocked }), rooms: [room] }));
    expect(screen.queryByText(/typing/)).toBeNull();
    expect(screen.queryByText(/rude words/)).toBeNull();
    expect(screen.getByRole('button', { name: 'Thumbs up: Someone and You' })).toBeTruthy();
  });
});

describe('text with links', () => {
  test('that is very long is folded, whole for who wants it', async () => {
    const lines = Array.from({ length: 200 }, (_, line) => `line ${line}`).join('\n');
    await talk({ timeline: [aMessage(1, lines), aMessage(2, 'short')] });
    const fold = screen.getByRole('button', { name: 'Show all' });
    expect(fold.getAttribute('aria-expanded')).toBe('false');
    fireEvent.click(fold);
    expect(screen.getByRole('button', { name: 'Show less' })).toBeTruthy();
  });

  test('of another day stands below its date', async () => {
    const DAY = 86_400_000;
    await talk({
      timeline: [aMessage(1, 'before'), aMessage(2, 'after', { at: Date.now() - DAY })],
    });
    expect(screen.getByText('Yesterday')).toBeTruthy();
  });
});

describe('point at this', () => {
  const quote = { exact: 'the root of it', prefix: '', suffix: '' };
  test('a message shows what it points at', async () => {
    await talk({ timeline: [aMessage(1, 'here', { quote })] });
    expect(message('here').querySelector('blockquote')?.textContent).toBe('the root of it');
  });

  test('what is selected on the page becomes part of the message', async () => {
    const background = await talk({}, undefined, true);
    background.select(quote);
    fireEvent.click(screen.getByRole('button', { name: 'Point at what is selected on the page' }));
    await settle();
    type('this!');
    press(composer(), 'Enter');
    await settle();
    expect(background.commandsOf('send_message')[0]?.context).toEqual({ quote });
  });

  test.each([
    ['types', () => type('t')],
    ['answers', async () => (await toolsOf('here')).press('Reply')],
    [
      'gives up what was not sent',
      () => fireEvent.click(screen.getByRole('button', { name: 'Discard' })),
    ],
  ])('that nothing is selected is said until the person %s', async (_, goOn) => {
    const outgoing = [anEntry(1, 'unsent', { status: 'unconfirmed' })];
    await talk({ timeline: [aMessage(1, 'here')], outgoing }, undefined, true);
    fireEvent.click(screen.getByRole('button', { name: 'Point at what is selected on the page' }));
    await settle();
    expect(screen.getByRole('alert').textContent).toContain('Nothing is selected');
    await goOn();
    await settle();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('a room that can’t keep it gets it as text', async () => {
    const background = await talk({ capabilities: [] }, undefined, true);
    background.select(quote);
    fireEvent.click(screen.getByRole('button', { name: 'Point at what is selected on the page' }));
    await settle();
    expect(composer().value).toBe('> the root of it\n\n');
  });

  test('is found again on the page by a click; where it is not, that is said', async () => {
    const background = await talk({ timeline: [aMessage(1, 'here', { quote })] }, undefined, true);
    fireEvent.click(within(message('here')).getByRole('button', { name: 'the root of it' }));
    await settle();
    expect(background.commandsOf('find_quote')).toEqual([{ type: 'find_quote', quote }]);
    expect(screen.getByRole('alert').textContent).toContain('not on the page');
  });

  test('has no control where there is no page', async () => {
    await talk({ timeline: [aMessage(1, 'here', { quote })] });
    expect(screen.queryByRole('button', { name: /Point at/ })).toBeNull();
    expect(within(message('here')).queryByRole('button', { name: 'the root of it' })).toBeNull();
  });

  test('what is pointed at goes along with the draft, and can be dropped', async () => {
    const background = await talk({ draftContext: { quote } });
    expect(screen.getByText('the root of it')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Remove the quote' }));
    await settle();
    expect(background.room(KITCHEN).draftContext).toEqual({});
  });
});

describe('own messages on their way', () => {
  test('show what they answer', async () => {
    const outgoing = [
      { ...anEntry(1, 'on its way', { status: 'queued' } as const), replyTo: 'm1' },
    ];
    await talk({ timeline: [aMessage(1, 'a question')], outgoing });
    expect(message('on its way').textContent).toContain('a question');
  });
});
