import { expect, test } from 'vitest';
import { idSuffixes, nameShape } from '../../lib/room/confusable.ts';
import { aMember } from '../fakes/samples.ts';

test.each([
  ['Ada', 'Аdа'],
  ['Ada', 'ａｄａ'],
  ['Ada', 'A d\u200ba'],
  ['Ada', 'Adá'],
  ['Ada', 'Ad\u3164a\uffa0\u115f\u2800'],
  ['Lilo', '1ilo'],
  ['Ilo', 'lio'.slice(0, 1) + 'lo'],
  ['Bob', 'B0b'],
])('%s looks like %s', (one, other) => expect(nameShape(one)).toBe(nameShape(other)));

test.each([
  ['Ada', 'Adam'],
  ['Grace', 'Mary'],
  ['数学', '学数'],
])('%s does not look like %s', (one, other) => expect(nameShape(one)).not.toBe(nameShape(other)));

test('names that look the same get the end of an id, others none', () => {
  const members = [
    aMember('m-111aaaa', 'Ada'),
    aMember('m-222bbbb', 'Аda'),
    aMember('m-333cccc', 'Grace'),
  ];
  expect([...idSuffixes(members)]).toEqual([
    ['m-111aaaa', '#aaaa'],
    ['m-222bbbb', '#bbbb'],
  ]);
});

test('people without a name are not alike', () => {
  const members = [aMember('0123456789abcdef', null), aMember('1123456789abcdef', null)];
  expect(idSuffixes(members).size).toBe(0);
});
