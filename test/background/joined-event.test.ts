import { expect, test } from 'vitest';
import { joinedEvent } from '../../lib/background/joined-event.ts';
import { LIMITS } from '../../lib/wire/limits.ts';

const ADA = { memberId: 'claimed', name: 'Ada', face: 'a' };

test('in an encrypted room bytes are counted too: what is typed grows as it is sealed', () => {
  expect(joinedEvent(null, ADA, true)).toMatchObject({
    limits: { body: LIMITS.body, bytes: LIMITS.sealedBytes },
  });
  expect(joinedEvent(null, ADA, false)).toMatchObject({ limits: { body: LIMITS.body } });
});

test('the server’s word on who we are and on what it takes counts', () => {
  const reply = {
    memberId: 'm1',
    capabilities: ['cid'] as const,
    epoch: 'e',
    head: 0,
    oldest: 0,
    locked: true,
    body: 500,
  };
  expect(joinedEvent(reply, ADA, false)).toEqual({
    type: 'joined',
    self: { memberId: 'm1', name: 'Ada', face: 'a' },
    rung: 'roomlight',
    capabilities: ['cid'],
    limits: { body: 500 },
    locked: true,
  });
});
