// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import type { ComponentType } from 'react';
import { afterEach, expect, test } from 'vitest';
import { BlockedList } from '../../components/options/BlockedList.tsx';
import { RoomList } from '../../components/options/RoomList.tsx';
import { RoomSwitcher } from '../../components/RoomSwitcher.tsx';
import type { Home } from '../../lib/port/contract.ts';
import { useSurface } from '../../lib/ui/RoomlightProvider.tsx';
import { useHome } from '../../lib/ui/use-home.ts';
import { createFakeBackground } from '../fakes/fake-background.ts';
import { aHome, anOpenRoom, GARDEN, LOCAL } from '../fakes/samples.ts';
import { settle, show } from '../fakes/stage.tsx';

afterEach(cleanup);

const rooms = [
  anOpenRoom(),
  anOpenRoom({ address: GARDEN }),
  anOpenRoom({ address: { serverUrl: LOCAL, roomId: 'attic' } }),
];
const blocked = ['Mallory', 'Oscar', 'Trudy'].map((name) => ({
  serverUrl: LOCAL,
  memberId: name,
  name,
}));

/** A list in its page, always of the home as it is. */
function listOf(List: ComponentType<{ readonly home: Home }>) {
  return function Page() {
    const home = useHome();
    return <main>{home && <List home={home} />}</main>;
  };
}

const Blocked = listOf(({ home }) => <BlockedList blocked={home.blocked} />);
const Rooms = listOf(RoomList);
const Switcher = listOf(({ home }) => {
  const surface = useSurface();
  const nothing = () => {};
  return (
    <RoomSwitcher
      home={home}
      problem={null}
      onOpen={nothing}
      onReopen={nothing}
      onLeave={(room) => void surface.ask<'leave_room'>({ type: 'leave_room', room })}
      onJoinAnother={nothing}
    />
  );
});

/** As by keyboard: the button has the focus when it is pressed. */
async function press(name: string): Promise<void> {
  const button = screen.getByRole('button', { name });
  button.focus();
  fireEvent.click(button);
  await settle();
}
const focused = () =>
  document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;

test('who unblocks one goes on to the next, after the last to the one before, and then to the page', async () => {
  await show(<Blocked />, createFakeBackground({ home: aHome({ blocked }) }), 'options');
  await press('Unblock Mallory');
  expect(focused()).toBe('Unblock Oscar');
  await press('Unblock Trudy');
  expect(focused()).toBe('Unblock Oscar');
  await press('Unblock Oscar');
  expect(document.activeElement?.localName).toBe('main');
});

test.each([
  ['the list of rooms', Switcher, /^attic/],
  ['the rooms in the options', Rooms, /^Copy/],
])('who leaves a room in %s is at the next one', async (_where, Page, expected) => {
  const background = createFakeBackground({ home: aHome({ rooms }) });
  await show(<Page />, background, 'options');
  await press('Leave garden');
  expect(focused()).toMatch(expected);
  expect(document.activeElement?.closest('li')?.textContent).toContain('attic');
});

test('who is elsewhere by then stays there', async () => {
  const background = createFakeBackground({ home: aHome({ rooms }) });
  await show(<Switcher />, background, 'options');
  screen.getByRole('button', { name: 'Leave garden' }).focus();
  screen.getByRole('button', { name: 'Join another room' }).focus();
  background.setHome({ rooms: rooms.slice(0, 1) });
  await settle();
  expect(focused()).toBe('Join another room');
});

test('who has left the list has not the focus put into it', async () => {
  const background = createFakeBackground({ home: aHome({ rooms }) });
  await show(<Switcher />, background, 'options');
  const leave = screen.getByRole('button', { name: 'Leave garden' });
  leave.focus();
  leave.blur();
  background.setHome({ rooms: rooms.slice(0, 1) });
  await settle();
  expect(document.activeElement).toBe(document.body);
});
