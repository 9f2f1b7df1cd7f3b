// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { createFakeBackground } from '../fakes/fake-background.ts';
import { aMessage, aRoom } from '../fakes/samples.ts';
import { FrontConversation, settle, show } from '../fakes/stage.tsx';

const clipboard = vi.hoisted(() => ({ writeText: vi.fn<(text: string) => Promise<void>>() }));

afterEach(() => {
  cleanup();
  clipboard.writeText.mockReset();
});

async function toolsOfHello(): Promise<HTMLElement> {
  Object.assign(navigator, { clipboard });
  const room = aRoom({ timeline: [aMessage(1, 'hello')] });
  await show(<FrontConversation />, createFakeBackground({ rooms: [room] }));
  const message = screen.getByRole('article', { name: /hello/ });
  fireEvent.pointerEnter(message);
  return within(message).findByRole('toolbar', undefined, { timeout: 4_000 });
}

test.each([
  ['Copied', async () => {}],
  ['Not copied', () => Promise.reject(new Error('denied'))],
])('a message’s text that is to be copied says “%s”', async (words, write) => {
  clipboard.writeText.mockImplementation(write);
  const tools = await toolsOfHello();
  const status = within(tools).getByRole('status');
  expect(status.textContent).toBe('');
  // jsdom opens no menus, and takes what is in them for hidden.
  fireEvent.click(within(tools).getByRole('button', { name: 'Copy text', hidden: true }));
  await settle();
  expect(clipboard.writeText).toHaveBeenCalledWith('hello');
  expect(status.isConnected && status.textContent).toBe(words);
});
