// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { IconButton } from '../../components/Button.tsx';
import { loadWords, t } from '../../locales/words.ts';
import { FrontConversation, settle, show } from '../fakes/stage.tsx';

beforeAll(() => loadWords(['ar']));
afterAll(() => loadWords(['en']));
afterEach(cleanup);

test('in an empty composer our words run as the page does; what is typed has its own direction', async () => {
  await show(<FrontConversation />);
  const composer = screen.getByRole('textbox', { name: t.composer.label });
  expect(composer.hasAttribute('dir')).toBe(false);
  fireEvent.change(composer, { target: { value: 'hello' } });
  await settle();
  expect(composer.getAttribute('dir')).toBe('auto');
});

test('an arrow that points to where lines begin is mirrored, one that points up is not', () => {
  render(
    <>
      <IconButton icon="back" label="back" />
      <IconButton icon="send" label="send" />
    </>,
  );
  const drawing = (name: string) => screen.getByRole('button', { name }).querySelector('svg');
  expect(drawing('back')?.getAttribute('class')).toMatch(/mirrored/);
  expect(drawing('send')?.getAttribute('class')).toBeNull();
});
