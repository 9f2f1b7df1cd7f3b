import { expect, test } from 'vitest';
import { checkDelivery, type Line } from './check-delivery.ts';

const said = (body: string, by = body.split(' ')[0] ?? ''): Line => ({ by, cid: null, body });
const all = ['ada 1', 'grace 1', 'ada 2'].map((body) => said(body));

function verdictsOf(joanSaw: readonly Line[], mayMiss: string[] = []) {
  const { counts } = checkDelivery({
    accepted: all,
    seen: new Map([
      ['ada', all],
      ['joan', joanSaw],
    ]),
    mayMiss: new Set(mayMiss),
  });
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

test('what everybody saw once, in one order, is ok', () => {
  expect(verdictsOf(all)).toEqual({ ok: 3 });
});

test('what one reader did not see is lost, though the others did', () => {
  expect(verdictsOf(all.slice(0, 2))).toEqual({ ok: 2, lost: 1 });
});

test('what its sender knows to have failed is not lost', () => {
  expect(verdictsOf(all.slice(0, 2), ['ada 2'])).toEqual({ ok: 3 });
});

test('what one reader saw twice is duplicated', () => {
  expect(verdictsOf([...all, said('grace 1')])).toEqual({ ok: 2, duplicated: 1 });
});

test('what stands before something its sender said earlier is reordered', () => {
  expect(verdictsOf(['ada 2', 'ada 1', 'grace 1'].map((body) => said(body)))).toMatchObject({
    reordered: expect.any(Number),
  });
});

test('two senders whose messages stand in another order for another reader are reordered', () => {
  expect(verdictsOf(['grace 1', 'ada 1', 'ada 2'].map((body) => said(body)))).toEqual({
    ok: 2,
    reordered: 1,
  });
});

test('what nobody said, or somebody else did, is unexpected', () => {
  expect(verdictsOf([...all, said('joan 1')])).toEqual({ ok: 3, unexpected: 1 });
  expect(verdictsOf([said('ada 1', 'grace'), ...all.slice(1)])).toEqual({ ok: 2, unexpected: 1 });
});
