// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createFakeBackground } from '../fakes/fake-background.ts';
import { aHome, aMessage, aRoom, LOCAL } from '../fakes/samples.ts';
import { FrontConversation, settle, show } from '../fakes/stage.tsx';

afterEach(cleanup);

test('further up, a button says how much came since and leads to the newest', async () => {
  const blocked = [{ serverUrl: LOCAL, memberId: 'hedy', name: 'Hedy' }];
  const timeline = Array.from({ length: 100 }, (_, i) => aMessage(i + 1, `no. ${i + 1}.`));
  const { background } = await show(
    <FrontConversation />,
    createFakeBackground({ home: aHome({ blocked }), rooms: [aRoom({ timeline })] }),
  );
  const log = screen.getByRole('log');
  log.scrollTop = -1_000;
  fireEvent.scroll(log);
  expect(screen.getByRole('button', { name: 'To the newest message' })).toBeTruthy();
  const messages = [aMessage(101, 'a'), aMessage(102, 'b'), aMessage(103, 'c', { by: 'hedy' })];
  background.emit({ type: 'messages_received', messages });
  await settle();
  fireEvent.click(screen.getByRole('button', { name: '2 new messages' }));
  await settle();
  expect(log.scrollTop).toBe(0);
  expect(screen.queryByRole('button', { name: /new message/ })).toBeNull();
});

test('who sends something further up is brought to the newest, also from an older part', async () => {
  const timeline = Array.from({ length: 400 }, (_, i) => aMessage(i + 1, `no. ${i + 1}.`));
  await show(<FrontConversation />, createFakeBackground({ rooms: [aRoom({ timeline })] }));
  const log = screen.getByRole('log');
  // Each time at the upper edge, older ones come in for newer ones.
  for (let step = 0; step < 3; step += 1) {
    log.scrollTop = -10_000;
    fireEvent.scroll(log);
  }
  expect(log.textContent).not.toContain('no. 400.');
  const composer = screen.getByRole('textbox');
  fireEvent.change(composer, { target: { value: 'and this' } });
  expect(log.scrollTop).toBe(-10_000);
  fireEvent.keyDown(composer, { key: 'Enter' });
  await settle();
  expect(log.scrollTop).toBe(0);
  expect(log.textContent).toContain('and this');
  expect(screen.queryByRole('button', { name: 'To the newest message' })).toBeNull();
});
