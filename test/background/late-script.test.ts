import { expect, test, vi } from 'vitest';
import { lateScript } from '../../lib/background/late-script.ts';

function aScope(isWorker: boolean) {
  const listeners: (() => void)[] = [];
  const scope: Record<string, unknown> = { importScripts: isWorker ? {} : undefined };
  const leave = () => void (scope['left'] = 'behind');
  const ways = {
    inWorker: vi.fn<() => void>(leave),
    inPage: vi.fn<() => Promise<void>>(async () => leave()),
  };
  const load = lateScript(
    Object.assign(scope, {
      addEventListener: (_type: string, listener: () => void) => void listeners.push(listener),
    }),
    'left',
    ways,
  );
  return { ways, load, install: () => listeners.forEach((listener) => listener()) };
}

test('is loaded at the install of a service worker, which could not load it later otherwise', () => {
  const { ways, install } = aScope(true);
  expect(ways.inWorker).not.toHaveBeenCalled();
  install();
  expect(ways.inWorker).toHaveBeenCalledTimes(1);
});

test.each([true, false])(
  'is loaded once it is needed, and once only (worker: %s)',
  async (isWorker) => {
    const { ways, load } = aScope(isWorker);
    expect(await load()).toBe('behind');
    expect(await load()).toBe('behind');
    expect(ways.inWorker).toHaveBeenCalledTimes(isWorker ? 1 : 0);
    expect(ways.inPage).toHaveBeenCalledTimes(isWorker ? 0 : 1);
  },
);

test('that leaves nothing behind is said', async () => {
  const { ways, load } = aScope(true);
  ways.inWorker.mockImplementation(() => {});
  await expect(load()).rejects.toThrow('the script of left did not load');
});
