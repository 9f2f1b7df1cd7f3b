// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { createFakeBackground } from '../fakes/fake-background.ts';
import { aMessage, aRoom } from '../fakes/samples.ts';
import { FrontConversation, settle, show } from '../fakes/stage.tsx';

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

test('what was said yesterday stands below a date that is right also for who has it open for days', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 2, 2, 12) });
  const timeline = [aMessage(1, 'before', { at: new Date(2026, 2, 1, 12).getTime() })];
  const rooms = [aRoom({ timeline })];
  const { background } = await show(<FrontConversation />, createFakeBackground({ rooms }));
  expect(screen.getByText('Yesterday')).toBeTruthy();
  vi.setSystemTime(new Date(2026, 2, 3, 12));
  background.emit({ type: 'messages_received', messages: [aMessage(2, 'and now')] });
  await settle();
  expect(screen.getByText('Sunday, March 1')).toBeTruthy();
});
