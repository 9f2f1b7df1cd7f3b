// @vitest-environment jsdom
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { Profiler } from 'react';
import { afterEach, expect, test } from 'vitest';
import { TinyRoom } from '../../docs/examples/TinyRoom.tsx';
import { memberName } from '../../lib/room/select.ts';
import { useConnection } from '../../lib/ui/use-connection.ts';
import { useMessages } from '../../lib/ui/use-messages.ts';
import { usePresence } from '../../lib/ui/use-presence.ts';
import { useRoom } from '../../lib/ui/use-room.ts';
import { createFakeBackground } from '../fakes/fake-background.ts';
import { aMember, aMessage, aRoom, GARDEN, KITCHEN } from '../fakes/samples.ts';
import { settle, show } from '../fakes/stage.tsx';

afterEach(cleanup);

/** A room with a form. */
function FormRoom() {
  const members = usePresence();
  const connection = useConnection();
  const { timeline, send } = useMessages();
  return (
    <form action={(form) => void send(String(form.get('body')))}>
      <p>
        {connection?.status}: {members.map(memberName).join(', ')}
      </p>
      <ul>{timeline.map((item) => 'body' in item && <li key={item.cid}>{item.body}</li>)}</ul>
      <input name="body" />
    </form>
  );
}

test('a whole room fits into one small component', async () => {
  const { page, background } = await show(<FormRoom />);
  background.emit({ type: 'members_changed', present: [aMember('hedy', 'Hedy')], gone: ['grace'] });
  background.emit({ type: 'messages_received', messages: [aMessage(1, 'hello')] });
  await settle();
  expect(page.container.querySelector('p')?.textContent).toBe('online: Ada, Hedy');

  const input = screen.getByRole<HTMLInputElement>('textbox');
  input.value = 'hello yourself';
  fireEvent.submit(page.container.querySelector('form') ?? input);
  await settle();
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'hello',
    'hello yourself',
  ]);
});

test('the component in the README shows the room, and speaks in it', async () => {
  const { page, background } = await show(<TinyRoom />);
  background.emit({ type: 'messages_received', messages: [aMessage(1, 'hello')] });
  await settle();
  fireEvent.click(screen.getByRole('button', { name: 'Greet' }));
  await settle();
  expect(screen.getByRole('heading').textContent).toMatch(/: \d here, online$/);
  expect(page.container.querySelector('pre')?.textContent).toBe('hello\nGood evening');
});

test('a component renders again only for the part that it uses', async () => {
  let renders = 0;
  const Count = () => <p>{usePresence().length}</p>;
  const { background } = await show(
    <Profiler id="count" onRender={() => (renders += 1)}>
      <Count />
    </Profiler>,
  );
  const before = renders;
  background.emit({ type: 'messages_received', messages: [aMessage(1, 'hello')] });
  background.emit({ type: 'draft_changed', draft: 'abc' });
  await settle();
  expect(renders).toBe(before);
  background.emit({ type: 'members_changed', present: [aMember('hedy')], gone: [] });
  await settle();
  expect(renders).toBe(before + 1);
});

test('the room follows what is in front', async () => {
  const background = createFakeBackground({ rooms: [aRoom(), aRoom({ address: GARDEN })] });
  function Name() {
    return <p>{useRoom()?.address.roomId}</p>;
  }
  const { page } = await show(<Name />, background);
  expect(page.container.textContent).toBe('kitchen');
  background.setHome({ front: GARDEN });
  await settle();
  expect(page.container.textContent).toBe('garden');
});

test('two components in one room are one watch, and the last one out ends it', async () => {
  function Names() {
    return <p>{usePresence(KITCHEN).length}</p>;
  }
  const background = createFakeBackground();
  const first = await show(
    <>
      <Names />
      <Names />
    </>,
    background,
  );
  expect(background.commandsOf('watch')).toHaveLength(1);
  first.page.unmount();
  await settle();
  expect(background.commandsOf('unwatch')).toHaveLength(1);
});
