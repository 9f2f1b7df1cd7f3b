import { afterEach, expect, test, vi } from 'vitest';
import { log, recentLog } from '../lib/log.ts';

afterEach(() => void vi.restoreAllMocks());

test('the log keeps what was last noted, with its time, and names no page', () => {
  const console = vi.spyOn(globalThis.console, 'info').mockImplementation(() => {});
  for (let i = 1; i <= 250; i++) log(`line ${i}`);
  log('Cannot access contents of url "https://bank.example/me?id=1". Why?');
  const lines = recentLog();
  expect(lines).toHaveLength(200);
  expect(lines[0]).toMatch(/^\d{4}-.*Z line 52$/);
  expect(lines.at(-1)).toMatch(/Z Cannot access contents of url "\(address\)". Why\?$/);
  expect(console).toHaveBeenLastCalledWith(
    'Roomlight: Cannot access contents of url "(address)". Why?',
  );
});
