// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ProfileSection } from '../../components/options/ProfileSection.tsx';
import { ServerSection } from '../../components/options/ServerSection.tsx';
import { useHome } from '../../lib/ui/use-home.ts';
import { createFakeBackground } from '../fakes/fake-background.ts';
import { settle, show } from '../fakes/stage.tsx';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function Section({ of: Part }: { readonly of: typeof ProfileSection | typeof ServerSection }) {
  const home = useHome();
  return home && <Part home={home} />;
}
const open = (part: typeof ProfileSection | typeof ServerSection) =>
  show(<Section of={part} />, createFakeBackground(), 'options');
const field = () => screen.getByLabelText<HTMLInputElement>(/Your name|Server for new rooms/);
const type = (value: string) => fireEvent.change(field(), { target: { value } });
const enter = async () => {
  fireEvent.keyDown(field(), { key: 'Enter' });
  await settle();
};
const pass = async (ms: number) => {
  await act(() => vi.advanceTimersByTimeAsync(ms));
  await settle();
};

test('a name is saved by Enter, and not once more when its field is left', async () => {
  const { background } = await open(ProfileSection);
  type('Grace');
  await enter();
  expect(background.home().profile.name).toBe('Grace');
  expect(screen.getByText('Saved')).toBeTruthy();
  fireEvent.blur(field());
  await pass(1_000);
  expect(background.commandsOf('save_profile')).toHaveLength(1);
});

test('a name is saved once the typing rests for half a second, and not at each letter', async () => {
  const { background } = await open(ProfileSection);
  type('Gr');
  await pass(400);
  type('Grace');
  await pass(400);
  expect(background.commandsOf('save_profile')).toEqual([]);
  await pass(200);
  expect(background.commandsOf('save_profile').map(({ profile }) => profile.name)).toEqual([
    'Grace',
  ]);
  type('Grace H');
  expect(screen.queryByText('Saved')).toBeNull();
});

test('a name that can’t be one is said, nothing is saved, and what is typed stays to be tried again', async () => {
  const { background } = await open(ProfileSection);
  const before = background.home().profile.name;
  background.refuse('save_profile', 'name_empty');
  type(' ');
  await pass(600);
  expect(field().getAttribute('aria-invalid')).toBe('true');
  expect(field().value).toBe(' ');
  expect(background.home().profile.name).toBe(before);
  await enter();
  expect(background.commandsOf('save_profile')).toHaveLength(2);
});

describe.each([
  ['the page is closed', () => dispatchEvent(new Event('pagehide'))],
  ['another section is opened', cleanup],
])('where %s before the person was done', (_what, leave) => {
  test('a name is saved', async () => {
    const { background } = await open(ProfileSection);
    type('Grace');
    leave();
    await pass(100);
    expect(background.home().profile.name).toBe('Grace');
  });

  test('a server is saved', async () => {
    const { background } = await open(ServerSection);
    type('https://rooms.example');
    leave();
    await pass(100);
    expect(background.home().server).toBe('https://rooms.example');
  });

  test('what nobody has changed is not', async () => {
    const { background } = await open(ServerSection);
    leave();
    await pass(100);
    expect(background.commandsOf('choose_server')).toEqual([]);
  });
});

test('Enter by which an input method ends a word saves nothing', async () => {
  const { background } = await open(ProfileSection);
  type('小明');
  fireEvent.keyDown(field(), { key: 'Enter', isComposing: true });
  await settle();
  expect(background.commandsOf('save_profile')).toEqual([]);
});

test('a server is saved by Enter, and half an address that was typed on the way is not', async () => {
  const { background } = await open(ServerSection);
  type('https://rooms.exa');
  await pass(2_000);
  type('https://rooms.example');
  await enter();
  fireEvent.blur(field());
  await settle();
  expect(background.commandsOf('choose_server').map(({ server }) => server)).toEqual([
    'https://rooms.example',
  ]);
  expect(screen.getByText('Saved')).toBeTruthy();
});
