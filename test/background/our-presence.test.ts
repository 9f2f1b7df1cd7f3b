import { afterEach, beforeEach, expect, test } from 'vitest';
import { createOurPresence, type OurPresence } from '../../lib/background/our-presence.ts';
import { installVirtualTime, type VirtualTime } from '../fakes/virtual-time.ts';

let time: VirtualTime;
let presence: OurPresence;
let changes: string[];

beforeEach(() => {
  time = installVirtualTime();
  changes = [];
  presence = createOurPresence(() => void changes.push(presence.state), time);
});
afterEach(() => time.uninstall());

test('a background that nobody has spoken to knows of nobody who looks', () => {
  expect(presence.state).toBe('hidden');
  expect(presence.watched).toBe(false);
});

test('a surface that says it is seen makes the person active', () => {
  presence.seen(false);
  expect(presence.state).toBe('active');
  expect(presence.watched).toBe(true);
});

test('two minutes after the last word the person is hidden', async () => {
  presence.seen(false);
  for (let i = 0; i < 10; i++) {
    await time.advance(20_000);
    presence.seen(true);
  }
  await time.advance(119_000);
  expect(changes).toEqual(['active']);
  await time.advance(2_000);
  expect(changes).toEqual(['active', 'hidden']);
  expect(time.timers).toBe(0);
});

test('the server is looked for eagerly only within half a minute of the last word', async () => {
  presence.seen(false);
  await time.advance(29_000);
  expect(presence.watched).toBe(true);
  await time.advance(2_000);
  expect(presence.watched).toBe(false);
});

test('who looks and touches nothing for three minutes is idle, and active again with the first touch', async () => {
  for (let i = 0; i < 12; i++) {
    presence.seen(false);
    await time.advance(20_000);
  }
  expect(changes).toEqual(['active', 'idle']);
  presence.seen(true);
  expect(changes).toEqual(['active', 'idle', 'active']);
});

test('who is idle and looks away is hidden, and active when they look again', async () => {
  for (let i = 0; i < 12; i++) {
    presence.seen(false);
    await time.advance(20_000);
  }
  await time.advance(120_000);
  expect(presence.state).toBe('hidden');
  presence.seen(false);
  expect(presence.state).toBe('active');
});
