// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { createFakeBackground } from '../fakes/fake-background.ts';
import { aHome, aMessage, aRoom, KITCHEN, LOCAL } from '../fakes/samples.ts';
import { FrontConversation, settle, show } from '../fakes/stage.tsx';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const look = async (state: DocumentVisibilityState) => {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  fireEvent(document, new Event('visibilitychange'));
  await settle();
};

test('marks where the unseen messages begin also for who left it open, and was away', async () => {
  const room = aRoom({ timeline: [aMessage(1, 'seen')], readKey: 'm1' });
  const { background } = await show(<FrontConversation />, createFakeBackground({ rooms: [room] }));
  await look('hidden');
  background.emit({ type: 'messages_received', messages: [aMessage(2, 'meanwhile')] });
  await settle();
  await look('visible');
  expect(background.room(KITCHEN).readKey).toBe('m2');
  expect(screen.getByText('New').nextElementSibling?.textContent).toContain('meanwhile');

  background.emit({ type: 'messages_received', messages: [aMessage(3, 'and now')] });
  await settle();
  expect(screen.getByText('New').nextElementSibling?.textContent).toContain('meanwhile');
});

test('nobody reads who has touched nothing for minutes: it is read, and marked, when they come back', async () => {
  const room = aRoom({ timeline: [aMessage(1, 'seen')], readKey: 'm1' });
  const { background } = await show(<FrontConversation />, createFakeBackground({ rooms: [room] }));
  background.setHome({ idle: true });
  background.emit({ type: 'messages_received', messages: [aMessage(2, 'meanwhile')] });
  await settle();
  expect(background.room(KITCHEN).readKey).toBe('m1');
  background.setHome({ idle: false });
  await settle();
  expect(background.room(KITCHEN).readKey).toBe('m2');
  expect(screen.getByText('New').nextElementSibling?.textContent).toContain('meanwhile');
});

test('of a thousand messages that came while it was hidden shows the newest, and none was read before', async () => {
  const room = aRoom({ timeline: [aMessage(1, 'seen')], readKey: 'm1' });
  const { background } = await show(<FrontConversation />, createFakeBackground({ rooms: [room] }));
  await look('hidden');
  for (let seq = 2; seq <= 1_001; seq += 1) {
    background.emit({ type: 'messages_received', messages: [aMessage(seq, `no. ${seq}.`)] });
  }
  await settle();
  expect(background.room(KITCHEN).readKey).toBe('m1');
  await look('visible');
  await vi.waitFor(async () => {
    await settle();
    expect(background.room(KITCHEN).readKey).toBe('m1001');
  });
  const log = screen.getByRole('log');
  expect(log.textContent).toContain('no. 1001.');
  expect(log.querySelectorAll('[data-key]')).toHaveLength(150);
});

test('marks nothing for those only whom the person does not want to read', async () => {
  const blocked = [{ serverUrl: LOCAL, memberId: 'grace', name: 'Grace' }];
  const timeline = [aMessage(1, 'seen', { by: 'hedy' }), aMessage(2, 'rude words')];
  const room = aRoom({ timeline, readKey: 'm1' });
  await show(
    <FrontConversation />,
    createFakeBackground({ home: aHome({ blocked }), rooms: [room] }),
  );
  expect(screen.queryByText('New')).toBeNull();
});
