import { expect, test } from 'vitest';
import { INSTEAD } from '../../scripts/bundle/lean-phoenix.ts';

async function addressWith(params: Record<string, string>): Promise<URL> {
  const module = await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(INSTEAD['./ajax'] ?? '')}`
  );
  const { appendParams } = module.default;
  return new URL(appendParams(appendParams('wss://a.example/socket', params), { vsn: '2.0.0' }));
}

test('a socket gets what it was told, and the version', async () => {
  const { searchParams } = await addressWith({ user_id: 'u1', name: 'Ana & Bo +1 é' });
  expect(Object.fromEntries(searchParams)).toEqual({
    user_id: 'u1',
    name: 'Ana & Bo +1 é',
    vsn: '2.0.0',
  });
});

test('a socket that is told nothing gets the version', async () => {
  expect((await addressWith({})).search).toBe('?vsn=2.0.0');
});
