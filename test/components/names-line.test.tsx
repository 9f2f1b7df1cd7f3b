// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { MemberList } from '../../components/MemberList.tsx';
import { aMember } from '../fakes/samples.ts';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const named = (...names: readonly string[]) =>
  names.map((name, index) => aMember(`member-${index}`, name));

/** jsdom lays nothing out: here each character is 10 px wide, and the line as wide as a test says. */
function makeLineWide(px: number): void {
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(px);
  vi.spyOn(Element.prototype, 'scrollWidth', 'get').mockImplementation(function (this: Element) {
    return (this.textContent ?? '').length * 10;
  });
}

function showLine(members: ReturnType<typeof named>) {
  const page = render(
    <MemberList
      members={members}
      selfId="member-0"
      roster="whole"
      blocked={new Set()}
      suffixes={new Map()}
      signers={null}
      moderation={null}
      onMention={() => {}}
      onBlock={() => {}}
    />,
  );
  return lineIn(page.container);
}

function lineIn(page: Element) {
  const summary = page.querySelector('summary');
  return {
    sentence: summary?.firstElementChild?.textContent,
    names: [...(summary?.querySelectorAll('bdi') ?? [])].map((name) => name.textContent),
    text: summary?.textContent ?? '',
  };
}

describe('the line of names', () => {
  test('has everybody while there is room', () => {
    expect(showLine(named('Ada', 'Grace')).text).toContain('You and Grace');
  });

  test('says how many more there are', () => {
    const line = showLine(named('Ada', 'Linus', 'Grace', 'Mary', 'Hedy'));
    expect(line.text).toContain('You, Linus, Grace+2');
    expect(line.sentence).toBe('5 people here: You, Linus, Grace, and 2 others');
  });

  test('has less, and more again, as its window is made narrower and wider', () => {
    makeLineWide(400);
    const widen = (px: number) => {
      makeLineWide(px);
      vi.stubGlobal('innerWidth', px);
      act(() => void dispatchEvent(new Event('resize')));
      return lineIn(document.body).names;
    };
    expect(showLine(named('Ada', 'Linus', 'Grace')).names).toEqual(['You', 'Linus', 'Grace']);
    expect(widen(150)).toEqual(['You', 'Linus']);
    expect(widen(400)).toEqual(['You', 'Linus', 'Grace']);
  });

  test('leaves out whole names where there is no room for them', () => {
    makeLineWide(180);
    const line = showLine(named('Ada', 'Linus', 'Bartholomew', 'Mary'));
    expect(line.names).toEqual(['You', 'Linus']);
    expect(line.text).toContain('+2');
    expect(line.sentence).toBe('4 people here: You, Linus, Bartholomew, and 1 other');
  });

  test('keeps one name and the number where there is room for nothing', () => {
    makeLineWide(10);
    const line = showLine(named('Ada', 'Linus', 'Grace'));
    expect(line.names).toEqual(['You']);
    expect(line.text).toContain('+2');
  });

  test('sets each name by itself, whichever way it is written', () => {
    showLine(named('Ada', 'גרייס', 'نورة'));
    expect(screen.getAllByText('גרייס').some(({ tagName }) => tagName === 'BDI')).toBe(true);
    expect(screen.getAllByText('نورة').some(({ tagName }) => tagName === 'BDI')).toBe(true);
  });

  test('says that nobody else is there', () => {
    const line = showLine(named('Ada'));
    expect(line.text).toContain('Only you so far');
    expect(line.sentence).toBe('1 person here: Only you so far');
  });
});

test.each([
  ['unknown', 'Finding out who is here…'],
  ['whole', 'Nobody is listed here.'],
  ['partial', 'Nobody is listed here.'],
] as const)('where the list is empty it says what that means (%s)', (roster, words) => {
  const { container } = render(
    <MemberList
      members={[]}
      selfId={null}
      roster={roster}
      blocked={new Set()}
      suffixes={new Map()}
      signers={null}
      moderation={null}
      onMention={() => {}}
      onBlock={() => {}}
    />,
  );
  expect(container.textContent).toContain(words);
  expect(container.textContent?.includes('are not listed by this server')).toBe(
    roster === 'partial',
  );
});
