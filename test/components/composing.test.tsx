// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Room } from '../../lib/room/types.ts';
import { TypingLine } from '../../components/TypingLine.tsx';
import { loadWords, t } from '../../locales/words.ts';
import { createFakeBackground, type FakeBackground } from '../fakes/fake-background.ts';
import { aMember, aMessage, aRoom, KITCHEN } from '../fakes/samples.ts';
import { FrontConversation, settle, show } from '../fakes/stage.tsx';

// What is fetched when it is first wanted takes longer than an answer of the background.
beforeAll(() => import('../../components/emoji/EmojiPicker.tsx'));
afterEach(cleanup);

async function talk(changes: Partial<Room>, background?: FakeBackground) {
  const room = aRoom({ capabilities: ['cid', 'seq', 'history', 'typing'], ...changes });
  const shown = await show(
    <FrontConversation />,
    background ?? createFakeBackground({ rooms: [room] }),
  );
  return shown.background;
}
const composer = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
const type = (text: string) => fireEvent.change(composer(), { target: { value: text } });
const press = (element: Element, key: string) => fireEvent.keyDown(element, { key });

describe('what is typed', () => {
  test('stays where the background tells an older draft before it has taken this one', async () => {
    const background = createFakeBackground();
    background.fallSilent('change_draft');
    await talk({}, background);
    type('typed as the tab came back');
    background.emit({ type: 'draft_changed', draft: 'old' });
    background.die();
    await settle();
    expect(composer().value).toBe('typed as the tab came back');
    background.answerAgain('change_draft');
    background.die();
    await settle();
    expect(composer().value).toBe('typed as the tab came back');
    expect(background.room(KITCHEN).draft).toBe('typed as the tab came back');
  });

  test('stays where the background could not keep it', async () => {
    const background = createFakeBackground();
    background.refuse('change_draft', 'storage_failed');
    await talk({}, background);
    type('precious words');
    await settle();
    background.die();
    await settle();
    expect(composer().value).toBe('precious words');
  });

  test('draws neither messages nor people again', async () => {
    const timeline = [aMessage(1, 'hi'), aMessage(2, 'there')];
    await talk({ timeline });
    const drawn = [vi.spyOn(t.talk, 'said'), vi.spyOn(t.members, 'summary')];
    type('h');
    type('he');
    await settle();
    expect(drawn.map(({ mock }) => mock.calls.length)).toEqual([0, 0]);
    vi.restoreAllMocks();
  });

  test('gives way to what was typed elsewhere after it', async () => {
    const background = await talk({});
    type('here');
    await settle();
    background.emit({ type: 'draft_changed', draft: 'here and there' });
    await settle();
    expect(composer().value).toBe('here and there');
  });

  test('gives way to it also in a field that was left with the focus in it, and is typed on from there', async () => {
    const background = await talk({});
    composer().focus();
    background.emit({ type: 'draft_changed', draft: 'typed in another tab' });
    await settle();
    expect(composer().value).toBe('typed in another tab');
    expect(composer().selectionStart).toBe('typed in another tab'.length);

    type(`${composer().value}, and here`);
    await settle();
    expect(background.room(KITCHEN).draft).toBe('typed in another tab, and here');
  });
});

describe('typing', () => {
  const members = ['ada', 'grace', 'hedy', 'linus', 'mary', '17', '18'].map((id) =>
    aMember(id, /\d/.test(id) ? null : id),
  );
  test.each([
    [['grace'], 'grace is typing…'],
    [['grace', 'hedy'], 'grace and hedy are typing…'],
    [['grace', 'hedy', 'linus'], 'grace, hedy and linus are typing…'],
    [['grace', 'hedy', 'linus', 'mary'], 'Several people are typing…'],
    // Numbers of a server without names.
    [['17'], 'Someone is typing…'],
    [['17', '18'], 'Several people are typing…'],
  ])('of %j is said as “%s”', async (typing, words) => {
    await talk({ members, typing });
    const lines = [...document.querySelectorAll('p')].map(({ textContent }) => textContent);
    expect(lines).toContain(words);
  });

  test.each(['en', 'de', 'es', 'zh', 'ar'])(
    'in %s has each name for itself, so that a long one can be cut and the verb stays',
    async (language) => {
      await loadWords([language]);
      const { container } = render(<TypingLine names={['🏮'.repeat(40), 'ليلى', 'Al']} />);
      const named = [...container.querySelectorAll('bdi')];
      expect(named.map(({ textContent, title }) => [textContent, title])).toEqual(
        ['🏮'.repeat(40), 'ليلى', 'Al'].map((name) => [name, name]),
      );
      expect(container.textContent.replace(/[\u2066-\u2069]/g, '')).toBe(
        t.talk.typing.three('🏮'.repeat(40), 'ليلى', 'Al').replace(/[\u2066-\u2069]/g, ''),
      );
      await loadWords(['en']);
    },
  );

  test('of ours is told once in three seconds, and that we stopped when it is sent', async () => {
    const background = await talk({});
    type('h');
    type('he');
    type('hello');
    await settle();
    expect(background.commandsOf('tell_typing').map(({ on }) => on)).toEqual([true]);
    press(composer(), 'Enter');
    await settle();
    expect(background.commandsOf('tell_typing').map(({ on }) => on)).toEqual([true, false]);
  });

  test('stops as the person turns away, and is not told where nobody can hear it', async () => {
    const background = await talk({});
    type('h');
    fireEvent.blur(composer());
    await settle();
    expect(background.commandsOf('tell_typing').map(({ on }) => on)).toEqual([true, false]);
    cleanup();
    const deaf = await talk({ capabilities: [] });
    type('h');
    await settle();
    expect(deaf.commandsOf('tell_typing')).toEqual([]);
  });
});

describe('@mention with completion', () => {
  const members = [aMember('ada', 'Ada'), aMember('g', 'Grace Hopper'), aMember('h', 'Hedy')];
  const typeAtEnd = (text: string) => {
    type(text);
    composer().setSelectionRange(text.length, text.length);
    fireEvent.select(composer());
  };

  test('a name is completed by keyboard', async () => {
    await talk({ members });
    typeAtEnd('hello @');
    const list = screen.getByRole('listbox', { name: 'Suggestions' });
    expect(
      within(list)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['Grace Hopper', 'Hedy']);
    expect(composer().getAttribute('aria-controls')).toBe(list.id);
    press(composer(), 'ArrowDown');
    const active = document.getElementById(composer().getAttribute('aria-activedescendant') ?? '');
    expect(active?.textContent).toBe('Hedy');
    expect(active?.getAttribute('aria-selected')).toBe('true');
    press(composer(), 'Enter');
    await settle();
    expect(composer().value).toBe('hello @Hedy ');
    expect(screen.queryByRole('listbox')).toBeNull();
    typeAtEnd('hello @Hedy @');
    expect(screen.getByRole('option', { selected: true }).textContent).toBe('Grace Hopper');
  });

  test.each(['你好@', '看，@', '(@', 'สวัสดี@'])('after “%s” a name is completed', async (before) => {
    await talk({ members });
    typeAtEnd(`${before}he`);
    fireEvent.click(screen.getByRole('option', { name: 'Hedy' }));
    await settle();
    expect(composer().value).toBe(`${before}Hedy `);
  });

  test.each(['mail@', 'https://social.example/@', '.@', 'ü@'])(
    'after “%s” none',
    async (before) => {
      await talk({ members });
      typeAtEnd(`${before}he`);
      expect(screen.queryByRole('listbox')).toBeNull();
    },
  );

  test('a name of two words is found by either of them; Escape wants none', async () => {
    const background = await talk({ members });
    typeAtEnd('@hop');
    expect(screen.getByRole('option').textContent).toBe('Grace Hopper');
    press(composer(), 'Escape');
    expect(screen.queryByRole('listbox')).toBeNull();
    press(composer(), 'Enter');
    await settle();
    expect(background.commandsOf('send_message').map(({ body }) => body)).toEqual(['@hop']);
  });

  test('Escape wants none for the word it is pressed in; the next has them again', async () => {
    await talk({ members });
    typeAtEnd('@g');
    press(composer(), 'Escape');
    typeAtEnd('@gr');
    expect(screen.queryByRole('listbox')).toBeNull();
    typeAtEnd('');
    typeAtEnd('@h');
    expect(screen.queryByRole('listbox')).not.toBeNull();
  });

  test('who calls for us is marked, and nobody else is', async () => {
    await talk({
      timeline: [
        aMessage(1, 'see @ada, and @grace'),
        aMessage(2, '@Ada myself', { by: 'ada', own: true }),
      ],
    });
    const marks = [...screen.getByRole('log').querySelectorAll('mark')];
    expect(marks.map(({ textContent }) => textContent)).toEqual(['@ada']);
  });

  test('who is called by a longer name is called, and not whom it begins like', async () => {
    await talk({
      members: [aMember('ada', 'Ada'), aMember('other', 'Ada Lovelace')],
      timeline: [aMessage(1, '@Ada Lovelace, ask @Ada'), aMessage(2, '@ada lovelace again')],
    });
    const marks = [...screen.getByRole('log').querySelectorAll('mark')];
    expect(marks.map(({ textContent }) => textContent)).toEqual(['@Ada']);
  });
});

describe('emoji by :name: and by picker', () => {
  test('a name is completed', async () => {
    await talk({});
    type('yes :tad');
    composer().setSelectionRange(8, 8);
    fireEvent.select(composer());
    const option = await screen.findByRole('option', { name: /:tada:/ });
    fireEvent.click(option);
    await settle();
    expect(composer().value).toBe('yes 🎉 ');
  });

  test('a name that is closed becomes its emoji', async () => {
    await talk({});
    type('yes :tada:');
    composer().setSelectionRange(10, 10);
    fireEvent.select(composer());
    await waitFor(() => expect(composer().value).toBe('yes 🎉 '));
  });

  const typeAtEnd = (text: string) => {
    type(text);
    composer().setSelectionRange(text.length, text.length);
    fireEvent.select(composer());
  };

  test('but not while an input method is at it', async () => {
    await talk({});
    fireEvent.compositionStart(composer());
    typeAtEnd(':tada:');
    await settle();
    await settle();
    expect(composer().value).toBe(':tada:');
    fireEvent.compositionEnd(composer());
    typeAtEnd(':tada: :tada:');
    await waitFor(() => expect(composer().value).toBe(':tada: 🎉 '));
  });

  test('an emoji that is taken back stays its name, until that is typed again', async () => {
    await talk({});
    typeAtEnd(':tada:');
    await waitFor(() => expect(composer().value).toBe('🎉 '));
    // As the browser's undo does.
    typeAtEnd(':tada:');
    await settle();
    expect(composer().value).toBe(':tada:');
    typeAtEnd(':tada: it is');
    typeAtEnd(':tada:');
    await settle();
    expect(composer().value).toBe(':tada:');
    typeAtEnd(':tada');
    typeAtEnd(':tada:');
    await waitFor(() => expect(composer().value).toBe('🎉 '));
  });

  test('the name is not selected where one undo took back the emoji and what was typed behind it', async () => {
    await talk({});
    typeAtEnd(':tada:');
    await waitFor(() => expect(composer().value).toBe('🎉 '));
    typeAtEnd('🎉 so');
    const select = vi.spyOn(composer(), 'setSelectionRange');
    type(':tada:');
    await settle();
    expect(composer().value).toBe(':tada:');
    expect(select).toHaveBeenCalledWith(6, 6);
  });

  test('a name stays one where its writer went elsewhere before it became its emoji, and so does the focus', async () => {
    await talk({});
    const elsewhere = screen.getByRole('button', { name: 'Send' });
    elsewhere.focus();
    type('yes :tada:');
    await settle();
    expect(composer().value).toBe('yes :tada:');
    expect(document.activeElement).toBe(elsewhere);
  });

  /** As a browser opens it, which jsdom does not. */
  const openPicker = async () => {
    const popover = document.querySelector('[role=dialog][popover]') as HTMLElement;
    popover.hidePopover = () => screen.getByRole('button', { name: 'Emoji' }).focus();
    const tell = (event: string) =>
      fireEvent(popover, Object.assign(new Event(event), { newState: 'open' }));
    tell('beforetoggle');
    // Until then it is hidden, and takes no focus.
    popover.removeAttribute('popover');
    tell('toggle');
    return screen.findByRole('searchbox', { name: 'Search emoji', hidden: true });
  };

  test('the picker finds by name, and puts it where the caret is', async () => {
    await talk({});
    type('ab');
    composer().setSelectionRange(1, 1);
    const search = await openPicker();
    fireEvent.change(search, { target: { value: 'party popper' } });
    fireEvent.click(await screen.findByRole('button', { name: 'party popper', hidden: true }));
    await settle();
    expect(composer().value).toBe('a🎉b');
  });

  test('the picker is there to be typed in, and Enter takes the first that is found', async () => {
    await talk({});
    type('ab');
    composer().setSelectionRange(1, 1);
    composer().focus();
    const search = await openPicker();
    expect(document.activeElement).toBe(search);
    press(search, 'Enter');
    expect(composer().value).toBe('ab');
    fireEvent.change(search, { target: { value: 'party popper' } });
    await screen.findByRole('button', { name: 'party popper', hidden: true });
    expect(fireEvent.keyDown(search, { key: 'Enter', isComposing: true })).toBe(true);
    expect(fireEvent.keyDown(search, { key: 'Enter' })).toBe(false);
    await settle();
    expect(composer().value).toBe('a🎉b');
    expect(document.activeElement).toBe(composer());
  });

  test('Escape in the picker goes back to the field, and to the caret in it', async () => {
    await talk({});
    type('ab');
    composer().setSelectionRange(1, 1);
    expect(fireEvent.keyDown(await openPicker(), { key: 'Escape' })).toBe(false);
    expect(document.activeElement).toBe(composer());
    expect(composer().selectionStart).toBe(1);
  });
});
