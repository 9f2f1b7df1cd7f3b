// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { createFakeBackground } from '../fakes/fake-background.ts';
import { aMember, aMessage, aRoom, KITCHEN } from '../fakes/samples.ts';
import { FrontConversation, settle, show } from '../fakes/stage.tsx';

afterEach(cleanup);

test('who leaves keeps their face beside what they said', async () => {
  const grace = aMember('grace', 'Grace');
  const members = [{ ...grace, metas: grace.metas.map((meta) => ({ ...meta, face: 'owl' })) }];
  const room = aRoom({ members, timeline: [aMessage(1, 'Hello', { by: 'grace' })] });
  const { background } = await show(<FrontConversation />, createFakeBackground({ rooms: [room] }));
  const face = () =>
    screen
      .getByRole('log')
      .querySelector('section svg')
      ?.outerHTML.replaceAll(/:r?\w+:|_r_\w+_/g, '');
  const before = face();
  background.emit({ type: 'members_changed', present: [], gone: ['grace'] });
  await settle();
  expect(background.room(KITCHEN).members).toEqual([]);
  expect(before).toContain('<svg');
  expect(face()).toBe(before);
});
