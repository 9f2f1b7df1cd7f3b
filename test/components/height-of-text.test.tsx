// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFakeBackground } from '../fakes/fake-background.ts';
import { aMessage, aRoom } from '../fakes/samples.ts';
import { FrontConversation, settle, show } from '../fakes/stage.tsx';

/** jsdom lays nothing out: a field is given the height of its text, and 2 px of border around it. */
const laidOut = { text: 20 };
beforeEach(() => {
  const field = HTMLTextAreaElement.prototype;
  vi.spyOn(field, 'scrollHeight', 'get').mockImplementation(() => laidOut.text);
  vi.spyOn(field, 'clientHeight', 'get').mockReturnValue(20);
  vi.spyOn(field, 'offsetHeight', 'get').mockReturnValue(22);
  laidOut.text = 20;
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

test('a draft that was broken into lines by a narrow window is fitted again as that becomes wide', async () => {
  laidOut.text = 80;
  await show(
    <FrontConversation />,
    createFakeBackground({ rooms: [aRoom({ draft: 'a few words' })] }),
  );
  const composer = screen.getByRole('textbox');
  expect(composer.style.height).toBe('82px');
  laidOut.text = 20;
  fireEvent(window, new Event('resize'));
  expect(composer.style.height).toBe('22px');
});

test('the field of a change has room for its border, and grows with its text', async () => {
  const timeline = [aMessage(1, 'one line', { by: 'ada', own: true })];
  const room = aRoom({ timeline, capabilities: ['edit'] });
  await show(<FrontConversation />, createFakeBackground({ rooms: [room] }));
  fireEvent.keyDown(screen.getByRole('textbox', { name: 'Message' }), { key: 'ArrowUp' });
  await settle();
  const field = await screen.findByDisplayValue('one line');
  expect(field.style.height).toBe('22px');
  laidOut.text = 40;
  fireEvent.change(field, { target: { value: 'two\nlines' } });
  await settle();
  expect(field.style.height).toBe('42px');
});
