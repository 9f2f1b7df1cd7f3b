// @vitest-environment jsdom
import type { KeyboardEvent } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { onMessageKey } from '../../components/message-keys.ts';

afterEach(() => document.body.replaceChildren());

/** A conversation of two messages, one of which has the focus; what can be done with them is still fetched. */
function aConversation() {
  const box = document.createElement('div');
  const aLine = (key: string) => {
    const line = document.createElement('div');
    line.dataset['key'] = key;
    line.tabIndex = -1;
    box.append(line);
    return line;
  };
  const [one, two] = [aLine('one'), aLine('two')];
  box.addEventListener('keydown', (event) =>
    onMessageKey(event as unknown as KeyboardEvent<HTMLElement>, () => {}),
  );
  document.body.append(box);
  one.focus();
  return { one, two };
}

const pressEnter = (line: HTMLElement) =>
  line.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));

function fetchTools(line: HTMLElement) {
  const tools = document.createElement('div');
  tools.dataset['tools'] = '';
  const react = document.createElement('button');
  tools.append(react);
  line.append(tools);
  return react;
}

test('Enter on a message leads to what can be done with it as soon as that is there', async () => {
  const { one } = aConversation();
  pressEnter(one);
  const react = fetchTools(one);
  await vi.waitFor(() => expect(document.activeElement).toBe(react));
});

test('who has gone on meanwhile is not called back', async () => {
  const { one, two } = aConversation();
  pressEnter(one);
  two.focus();
  fetchTools(one);
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(document.activeElement).toBe(two);
});
