import { expect, test } from 'vitest';
import { en } from '../../locales/en.ts';
import { createScreenJudge } from './judge-screens.ts';
import type { ShownLine } from './screen.ts';

const { queued, sending } = en.messages.delivery;
const LOG = ['one', 'two', 'three', 'four'];

const heard = (body: string): ShownLine => ({ key: body, name: 'Bea', body, note: null });
const underway = (body: string, note: string): ShownLine => ({ ...heard(body), name: null, note });

test('a screen that follows the log, with what is on its way below, is right', () => {
  const judge = createScreenJudge('Ada');
  judge.look([]);
  judge.look([heard('one')]);
  judge.look([heard('one'), heard('two'), underway('three', sending), underway('four', queued)]);
  judge.look(LOG.map(heard));
  expect(judge.problems(LOG)).toEqual([]);
});

test('a message that stands there twice for a moment is told', () => {
  const judge = createScreenJudge('Ada');
  judge.look([heard('one'), underway('one', sending)]);
  judge.look([heard('one')]);
  expect(judge.problems(LOG)).toEqual(['Ada saw "one" twice at one time']);
});

test('a message above an earlier one is told', () => {
  const judge = createScreenJudge('Ada');
  judge.look([heard('two'), heard('one'), heard('three')]);
  expect(judge.problems(LOG)).toEqual(['Ada saw "one" below "two"']);
});

test('a message that waits above what the room has heard is told', () => {
  const judge = createScreenJudge('Ada');
  judge.look([underway('two', queued), heard('one')]);
  expect(judge.problems(LOG)).toEqual(['Ada saw "two" waiting above what the room had heard']);
});
