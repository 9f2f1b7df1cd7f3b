// @vitest-environment jsdom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { firstLine } from '../../components/message-groups.ts';
import { shorten } from '../../components/shorten.ts';
import { createFakeBackground } from '../fakes/fake-background.ts';
import { aHome, aMessage, anOpenRoom, aRoom } from '../fakes/samples.ts';
import { FrontConversation, show } from '../fakes/stage.tsx';

afterEach(cleanup);

const FAMILY = '👩‍👩‍👧‍👦';
const ACCENTED = 'e\u0301';

test.each([
  ['abc', 'abc'],
  ['abcd', 'abc…'],
  ['ab cd', 'ab…'],
  ['🎉🎉🎉', '🎉🎉🎉'],
  ['a🎉🎉🎉', 'a🎉🎉…'],
  [FAMILY.repeat(4), `${FAMILY.repeat(3)}…`],
  [ACCENTED.repeat(4), `${ACCENTED.repeat(3)}…`],
  ['🇩🇪🇪🇸🇨🇳🇸🇦', '🇩🇪🇪🇸🇨🇳…'],
  ['', ''],
])('of “%s” three signs are “%s”', (text, shown) => expect(shorten(text, 3)).toBe(shown));

test('no emoji is cut in two: in the composer, for a screen reader, in an answered line', async () => {
  const address = aRoom().address;
  const label = `a${FAMILY.repeat(30)}`;
  const body = `a${'🎉'.repeat(400)}`;
  const home = aHome({ front: address, rooms: [anOpenRoom({ address, label })] });
  const rooms = [aRoom({ timeline: [aMessage(1, body)] })];
  await show(<FrontConversation />, createFakeBackground({ home, rooms }));
  const { placeholder } = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
  expect(placeholder).toContain(`a${FAMILY.repeat(23)}…`);
  expect(screen.getByRole('article').getAttribute('aria-label')).toContain(`a${'🎉'.repeat(299)}…`);
  expect(firstLine(body)).toBe(`a${'🎉'.repeat(159)}…`);
});
