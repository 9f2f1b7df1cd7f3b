import { afterEach, beforeEach, expect, test } from 'vitest';
import { LIMITS } from '../../../lib/wire/limits.ts';
import { type ServerInProcess, startInProcess } from '../../security/server-in-process.ts';

let server: ServerInProcess;
beforeEach(() => {
  server = startInProcess();
});
afterEach(() => server.stop());

const join = (room: string, ref = '1') => `["${ref}","${ref}","room:${room}","phx_join",{"v":1}]`;
/** As often as it may: the rate of joins would come first. */
const enter = () => server.enter('ada', { isLimited: false });
const refusals = (told: readonly string[]) =>
  told
    .filter((text) => text.includes('"status":"error"'))
    .map((text) => /"reason":"([^"]*)"/.exec(text)?.[1]);

test('a socket has twenty rooms, and may come again into one of them', () => {
  const ada = enter();
  for (let n = 0; n < LIMITS.channelsPerSocket; n++) ada.send(join(`r${n}`, `${n}`));
  expect(refusals(ada.take())).toEqual([]);
  ada.send(join('one-more'));
  expect(refusals(ada.take())).toEqual(['too many channels joined']);
  ada.send(join('r0', 'again'));
  expect(refusals(ada.take())).toEqual([]);
});

test('a member is in a room sixteen times, and then no more until one of them goes', () => {
  const tabs = Array.from({ length: LIMITS.metasPerMember }, () => enter());
  for (const tab of tabs) tab.send(join('kitchen'));
  expect(tabs.flatMap((tab) => refusals(tab.take()))).toEqual([]);
  const more = enter();
  more.send(join('kitchen'));
  expect(refusals(more.take())).toEqual(['server_busy']);
  tabs[0]?.leave();
  more.send(join('kitchen'));
  expect(refusals(more.take())).toEqual([]);
});
