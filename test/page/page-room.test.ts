import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { findPageRoom } from '../../lib/page/page-room.ts';
import { parseRoomId } from '../../lib/room/room-id.ts';

const at = (url: string) => ({ url, isPrivate: false });
const digits = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 32);

test('everybody on a page finds the same room, whatever brought them there', async () => {
  const plain = await findPageRoom(at('https://example.org/guide'), 'page');
  const shared = await findPageRoom(at('https://example.org/guide/?utm_source=x#part'), 'page');
  expect(plain).toEqual({
    ok: true,
    roomId: `page:${digits('https://example.org/guide')}`,
    host: 'example.org',
  });
  expect(shared).toEqual(plain);
});

test('another page has another room, and the site one for all of them', async () => {
  const [one, other] = await Promise.all(
    ['https://example.org/guide', 'https://example.org/about'].map((url) =>
      Promise.all([findPageRoom(at(url), 'page'), findPageRoom(at(url), 'site')]),
    ),
  );
  expect(one?.[0]).not.toEqual(other?.[0]);
  expect(one?.[1]).toEqual(other?.[1]);
  expect(one?.[1]).toMatchObject({ roomId: `site:${digits('example.org')}` });
});

test('its name is one that servers take', async () => {
  for (const scope of ['page', 'site'] as const) {
    const room = await findPageRoom(at('https://example.org/guide'), scope);
    expect(parseRoomId(room.ok ? room.roomId : '')).toMatchObject({ ok: true });
  }
});

test('a private window, this machine and a bank have none', async () => {
  const why = async (url: string, isPrivate = false) => findPageRoom({ url, isPrivate }, 'page');
  expect(await why('https://example.org/', true)).toEqual({ ok: false, why: 'private_window' });
  expect(await why('http://localhost:4000/')).toEqual({ ok: false, why: 'own_network' });
  expect(await why('https://www.mybank.example/')).toEqual({ ok: false, why: 'sensitive' });
  expect(await why('about:blank')).toEqual({ ok: false, why: 'no_web_page' });
});
