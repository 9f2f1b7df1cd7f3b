// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createFakeBackground } from '../fakes/fake-background.ts';
import { aNewHome, LOCAL } from '../fakes/samples.ts';
import { settle, show } from '../fakes/stage.tsx';

const world = vi.hoisted(() => ({
  request: vi.fn<(asked: { origins: string[] }) => Promise<boolean>>(),
  openOptions: vi.fn<() => Promise<void>>(async () => {}),
}));
vi.mock('wxt/browser', () => ({
  browser: {
    permissions: { request: world.request, remove: async () => true },
    runtime: { openOptionsPage: world.openOptions },
  },
}));
const { Welcome } = await import('../../entrypoints/welcome/Welcome.tsx');
const { WelcomePage } = await import('../../components/welcome/WelcomePage.tsx');

beforeEach(() => world.request.mockResolvedValue(true));
afterEach(cleanup);

const newcomer = () => createFakeBackground({ home: aNewHome(), rooms: [] });
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);

describe('from install to the first message', () => {
  test('takes a room’s name, Enter, a message, Enter, and no click', async () => {
    const { background } = await show(<Welcome />, newcomer(), 'welcome');
    expect(field('Your name').value).toBe('Quiet Heron');
    expect(document.activeElement).toBe(field('Room'));
    fireEvent.change(field('Room'), { target: { value: 'kitchen' } });
    fireEvent.submit(field('Room').closest('form') as HTMLFormElement);
    await settle();
    expect(background.home().welcomed).toBe(true);
    expect(document.activeElement).toBe(screen.getByLabelText('Message'));
    fireEvent.change(screen.getByLabelText('Message'), { target: { value: 'Hello' } });
    fireEvent.keyDown(screen.getByLabelText('Message'), { key: 'Enter' });
    await settle();
    expect(background.commandsOf('send_message')[0]?.body).toBe('Hello');
    expect(screen.getByText('Hello')).toBeTruthy();
  });

  test('leads to what is seen by whom', async () => {
    await show(<Welcome />, newcomer(), 'welcome');
    const link = screen.getByRole('link', { name: 'What is seen by whom' });
    expect(link.getAttribute('href')).toBe('/options.html#privacy');
  });

  test('finds the server on this computer by itself', async () => {
    const { background } = await show(<Welcome />, newcomer(), 'welcome');
    expect(background.commandsOf('test_server')).toEqual([{ type: 'test_server', server: LOCAL }]);
    expect(screen.getByText(/A server runs on this computer/)).toBeTruthy();
  });

  test('says calmly that there is none, and how to get one', async () => {
    const background = newcomer();
    background.refuse('test_server', 'connection_unreachable');
    await show(<Welcome />, background, 'welcome');
    expect(screen.getByText(/npm run server/)).toBeTruthy();
    expect(field('Server').getAttribute('aria-invalid')).toBe('false');
    fireEvent.click(screen.getByRole('button', { name: 'Test' }));
    await settle();
    expect(field('Server').getAttribute('aria-invalid')).toBe('true');
  });

  test.each(['🏮'.repeat(40), '\u202Eadmin\u202C'])(
    'a name of %j goes as it is to whoever cleans it',
    async (name) => {
      const { background } = await show(<Welcome />, newcomer(), 'welcome');
      fireEvent.change(field('Your name'), { target: { value: name } });
      fireEvent.change(field('Room'), { target: { value: 'kitchen' } });
      fireEvent.submit(field('Room').closest('form') as HTMLFormElement);
      await settle();
      expect(background.commandsOf('open_room')[0]?.profile?.name).toBe(name);
    },
  );

  test('an empty name is said at its field', async () => {
    const background = newcomer();
    background.refuse('open_room', 'name_empty');
    await show(<Welcome />, background, 'welcome');
    fireEvent.change(field('Your name'), { target: { value: '' } });
    fireEvent.submit(field('Room').closest('form') as HTMLFormElement);
    await settle();
    expect(field('Your name').getAttribute('aria-invalid')).toBe('true');
  });
});

describe('the welcome page', () => {
  test('says how to keep the lamp in sight, in the words of the browser', async () => {
    const nothing = () => {};
    await show(<WelcomePage home={aNewHome()} isFirefox onOptions={nothing} />, newcomer());
    expect(screen.getByText(/Pin to Toolbar/)).toBeTruthy();
    cleanup();
    await show(<WelcomePage home={aNewHome()} isFirefox={false} onOptions={nothing} />, newcomer());
    expect(screen.getByText(/then the pin beside Roomlight/)).toBeTruthy();
  });

  test('asks where to show, and the browser right in the click', async () => {
    const { background } = await show(<Welcome />, newcomer(), 'welcome');
    fireEvent.click(screen.getByRole('radio', { name: /On every site/ }));
    expect(world.request).toHaveBeenCalledWith({ origins: ['https://*/*', 'http://*/*'] });
    await settle();
    expect(background.home().overlay.mode).toBe('everywhere');
  });

  test('leads to the options', async () => {
    await show(<Welcome />, newcomer(), 'welcome');
    fireEvent.click(screen.getByRole('button', { name: 'All options' }));
    expect(world.openOptions).toHaveBeenCalled();
  });
});
