import { expect, test } from 'vitest';
import type { ServerUnderTest } from './server-under-test.ts';

/** A server of a lower rung answers a join with nothing, so no client takes it to be able to do these. */
export function testOffersNone(server: ServerUnderTest, caps: readonly string[]): void {
  test(`a server of a lower rung offers none of ${caps.join(', ')}`, async () => {
    const ada = await server.connect('ada');
    ada.send(['1', '1', server.freshRoom(), 'phx_join', { v: 1, caps }]);
    const { payload } = await ada.hearUntil(/^"1" "1" .* ok/);
    expect(payload['response']).toEqual({});
  });
}
