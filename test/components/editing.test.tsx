// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createFakeBackground, type FakeBackground } from '../fakes/fake-background.ts';
import { aMessage, anEntry, aRoom, KITCHEN } from '../fakes/samples.ts';
import { FrontConversation, settle, show } from '../fakes/stage.tsx';
import type { Delivery, Message, OutboxEntry } from '../../lib/room/types.ts';

// What is fetched when it is first wanted takes longer than an answer of the background.
beforeAll(() => import('../../components/EditMessage.tsx'));
afterEach(cleanup);

const withOwn = (body: string, outgoing: readonly OutboxEntry[] = []) =>
  createFakeBackground({
    rooms: [
      aRoom({
        capabilities: ['cid', 'seq', 'history', 'edit'],
        outgoing,
        timeline: [aMessage(1, body, { by: 'ada', own: true })],
      }),
    ],
  });
const composer = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
const field = () =>
  screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Change your message' });
const type = (into: Element, value: string) => fireEvent.change(into, { target: { value } });
const press = (element: Element, key: string) => fireEvent.keyDown(element, { key });
const bodies = (background: FakeBackground) =>
  background.room(KITCHEN).timeline.map((item) => (item as Message).body);

test('what was typed into a change outlives the popup, and is there on the next surface', async () => {
  const background = withOwn('teh lamp');
  const first = await show(<FrontConversation />, background);
  press(composer(), 'ArrowUp');
  type(await field(), 'the la');
  type(composer(), 'the next one');
  await settle();
  first.close();

  const second = await show(<FrontConversation />, background);
  expect((await field()).value).toBe('the la');
  expect(document.activeElement).toBe(await field());
  expect(composer().value).toBe('the next one');
  type(await field(), 'the lamp');
  press(await field(), 'Enter');
  await settle();
  expect(bodies(background)).toEqual(['the lamp']);
  second.close();

  await show(<FrontConversation />, background);
  expect(screen.queryByRole('textbox', { name: 'Change your message' })).toBeNull();
  expect(composer().value).toBe('the next one');
});

test('a message that is sent meanwhile takes nothing of the change', async () => {
  await show(<FrontConversation />, withOwn('teh lamp'));
  press(composer(), 'ArrowUp');
  type(await field(), 'the la');
  type(composer(), 'something else');
  press(composer(), 'Enter');
  await settle();
  expect(composer().value).toBe('');
  expect((await field()).value).toBe('the la');
});

test('a change that was saved as the popup closed is not there again', async () => {
  const background = withOwn('teh lamp');
  background.fallSilent('edit_message');
  const first = await show(<FrontConversation />, background);
  press(composer(), 'ArrowUp');
  type(await field(), 'the lamp');
  press(await field(), 'Enter');
  await settle();
  first.close();
  background.emit({ type: 'message_edited', key: 'm1', body: 'the lamp', rev: 1 });
  await show(<FrontConversation />, background);
  expect(screen.queryByRole('textbox', { name: 'Change your message' })).toBeNull();
});

test('a change that was dropped is not there again', async () => {
  const background = withOwn('as it is');
  const first = await show(<FrontConversation />, background);
  press(composer(), 'ArrowUp');
  type(await field(), 'not like that');
  press(await field(), 'Escape');
  await settle();
  first.close();
  await show(<FrontConversation />, background);
  expect(screen.queryByRole('textbox', { name: 'Change your message' })).toBeNull();
  expect(bodies(background)).toEqual(['as it is']);
});

test('Escape drops a change, and is not left for the browser, which would close the popup', async () => {
  await show(<FrontConversation />, withOwn('as it is'));
  press(composer(), 'ArrowUp');
  expect(press(await field(), 'Escape')).toBe(false);
  await settle();
  expect(screen.queryByRole('textbox', { name: 'Change your message' })).toBeNull();
});

describe('arrow up in the empty composer', () => {
  const changeLast = async (delivery: Delivery) => {
    await show(<FrontConversation />, withOwn('one', [anEntry(1, 'two', delivery)]));
    press(composer(), 'ArrowUp');
    await settle();
    return screen.queryByRole<HTMLTextAreaElement>('textbox', { name: 'Change your message' });
  };

  test.each([{ status: 'queued' }, { status: 'sending' }, { status: 'sent', seq: 2 }] as const)(
    'while the last one is $status changes none, and not the one before it',
    async (delivery) => expect(await changeLast(delivery)).toBeNull(),
  );

  test.each([{ status: 'unconfirmed' }, { status: 'failed', reason: 'too_old' }] as const)(
    'past one that is $status, which waits for the person, changes the last that was said',
    async (delivery) => expect((await changeLast(delivery))?.value).toBe('one'),
  );
});

test('a change stays open where its text is for a moment what the message is', async () => {
  await show(<FrontConversation />, withOwn('the lamp'));
  press(composer(), 'ArrowUp');
  type(await field(), 'the lamp!');
  await settle();
  type(await field(), 'the lamp');
  await settle();
  expect((await field()).value).toBe('the lamp');
});
