// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { findTrigger } from '../../components/completion.ts';
import { loadEmoji, suggestEmoji } from '../../components/emoji/emoji.ts';
import { createFakeBackground } from '../fakes/fake-background.ts';
import { FrontConversation, settle, show } from '../fakes/stage.tsx';

afterEach(cleanup);

const LANGUAGES = ['en', 'de', 'es', 'zh'];
const EMOTICONS = (
  ':) :-) :D :-D :DD :-DD :P :-P :PP :-PP :p :-p :O :-O :OO :oO :o :-o :b :-b :3 :-3 :x :-x :X :-X ' +
  ':S :-S :c :-c :xD :-* :| :/ :-/ :+ :- :> :< :30 :-30 :00 :10 :12 :45'
).split(' ');

async function suggested(typed: string, language = 'en'): Promise<readonly string[]> {
  const trigger = findTrigger(typed, typed.length);
  const found = trigger && suggestEmoji(await loadEmoji(language), trigger.query, 6);
  return (found ?? []).map(({ emoji }) => emoji);
}

test.each(LANGUAGES)('in %s no emoticon and no time becomes an emoji', async (language) => {
  const taken = await Promise.all(EMOTICONS.map((typed) => suggested(`ok ${typed}`, language)));
  expect(EMOTICONS.filter((_, at) => taken[at]?.length)).toEqual([]);
});

test.each([
  [':ta', '🎉', 'en'],
  [':popper', '🎉', 'en'],
  [':+1', '👍️', 'en'],
  [':-1', '👎️', 'en'],
  [':100', '💯', 'en'],
  [':daumen', '👍️', 'de'],
  [':corazón', '💘', 'es'],
  [':corazon', '💘', 'es'],
  [':焰', '🔥', 'zh'],
  [':彩带', '🎉', 'zh'],
])('%s is offered %s in %s', async (typed, emoji, language) => {
  expect(await suggested(typed, language)).toContain(emoji);
});

test('what has it within a word is not offered', async () => {
  expect(await suggested(':rty')).toEqual([]);
});

test('Enter after an emoticon sends it', async () => {
  const { background } = await show(<FrontConversation />, createFakeBackground());
  const composer = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
  await loadEmoji();
  for (const body of ['ok :-D', 'ok :DD', 'at 8 :30']) {
    fireEvent.change(composer, { target: { value: body } });
    await settle();
    fireEvent.keyDown(composer, { key: 'Enter' });
    await settle();
  }
  expect(background.commandsOf('send_message').map(({ body }) => body)).toEqual([
    'ok :-D',
    'ok :DD',
    'at 8 :30',
  ]);
});
