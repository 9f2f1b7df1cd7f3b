import { afterAll, beforeAll, describe, test } from 'vitest';
import { en } from '../../locales/en.ts';
import { BROWSERS } from '../../scripts/browsers/browser.ts';
import type { Modifier, Surface } from '../../scripts/browsers/surface.ts';
import { expectNoFaults } from './axe.ts';
import { startEmbeddedServer, type EmbeddedServer } from './embedded-server.ts';
import { startPageServer, type PageServer } from './page-server.ts';
import { comeWithBrowser, SEEN, type Person } from './person.ts';
import { observeRoom, type RoomObserver } from './room-observer.ts';

const ROOM = 'reading';
const OTHER_ROOM = 'harbour';
/** More presses of Tab than any of our pages has places to go to. */
const FAR = 40;
/** Longer than a focus takes to move on a busy machine. */
const MOVE_MS = 500;

describe.each(BROWSERS)('by keyboard alone, in %s', (browserName) => {
  let server: EmbeddedServer;
  let pages: PageServer;
  let ada: Person;
  let observer: RoomObserver;
  let popup: Surface;

  beforeAll(async () => {
    [server, pages] = await Promise.all([startEmbeddedServer(), startPageServer()]);
    ada = await comeWithBrowser(browserName, 'Ada', `${pages.url}/lighthouses`);
    observer = await observeRoom(server.url, ROOM, { name: 'Grace', face: 'harbour3' });
    popup = await ada.openPopup();
  });

  afterAll(async () => {
    observer?.stop();
    await ada?.browser.close();
    await Promise.all([server?.stop(), pages?.stop()]);
  });

  const heard = (body: string) =>
    popup.waitUntil(`the room to hear “${body}”`, async () => observer.bodies().includes(body));

  test('join: the room’s field has the focus, and Enter joins', async () => {
    await focused(popup, en.rooms.name);
    await expectNoFaults(popup);
    await popup.type(ROOM);
    await goTo(popup, en.server.label, 'Shift');
    await popup.press('a', 'Control');
    await popup.type(server.url);
    await popup.press('Enter');
    await popup.waitFor(SEEN.composer);
    await focused(popup, en.composer.label);
  });

  test('read: what others say is reached by arrows', async () => {
    await popup.type('Hello');
    await popup.press('Enter');
    await heard('Hello');
    observer.say('Good evening');
    await popup.waitForText('Good evening');
    await goToMessage(popup, 'Grace: Good evening');
  });

  test('react: Enter on a message, and the first of six', async () => {
    await popup.press('Enter');
    await focused(popup, en.talk.react);
    await expectNoFaults(popup);
    await popup.press('Enter');
    await focused(popup, en.talk.reaction['👍']);
    await popup.press('Enter');
    await popup.waitFor('[role=log] [aria-pressed=true]');
  });

  test('with a pointer in between: who clicks the composer from a message’s tools writes there', async () => {
    await popup.press('Escape');
    await goToMessage(popup, 'Grace: Good evening');
    await popup.press('Enter');
    await focused(popup, en.talk.react);
    await popup.click(SEEN.composer);
    await focused(popup, en.composer.label);
    await popup.type('x');
    await popup.waitUntil(
      'it to be written',
      async () => (await popup.value(SEEN.composer)) === 'x',
    );
    await popup.press('Backspace');
  });

  test('reply: the composer has the focus, and says whom it answers', async () => {
    const answer = async () => {
      await goToMessage(popup, 'Grace: Good evening');
      await popup.press('Enter');
      await goTo(popup, en.talk.reply);
      await popup.press('Enter');
      await focused(popup, en.composer.label);
    };
    await popup.press('Escape');
    await answer();
    // Whoever thinks better of it is in the composer again, though the button is gone.
    await goTo(popup, en.talk.dropReply, 'Shift');
    await popup.press('Enter');
    await focused(popup, en.composer.label);
    await answer();
    await popup.type('Same to you');
    await popup.press('Enter');
    await heard('Same to you');
  });

  test('edit: arrow up in the empty composer', async () => {
    await popup.waitUntil('the last message to be open, once it is there', async () => {
      await popup.press('ArrowUp');
      return (await popup.evaluate(focusedName)).includes(en.talk.editing);
    });
    await popup.press('End');
    await popup.type('!');
    await popup.press('Enter');
    await popup.waitForText('Same to you!');
    await focused(popup, en.composer.label);
  });

  test('mention: a name is completed', async () => {
    await popup.type('@Gra');
    await popup.waitFor('[role=listbox]');
    await expectNoFaults(popup);
    await popup.press('Enter');
    await popup.type('look');
    await popup.press('Enter');
    await heard('@Grace look');
  });

  test('emoji: a name that is closed becomes one, and undo gives the name back', async () => {
    const typed = (text: string) =>
      popup.waitUntil(
        `the composer to hold “${text}”`,
        async () => (await popup.evaluate(composerText)) === text,
      );
    await popup.type('so :tada:');
    await typed('so 🎉 ');
    await popup.press('z', 'Control');
    await typed('so :tada:');
    await popup.type(' it is');
    await typed('so :tada: it is');
    await popup.press('Enter');
    await heard('so :tada: it is');
  });

  test('switch room: by the menu to another, and back by its shortcut', async () => {
    await goTo(popup, en.menu.open, 'Shift');
    await popup.press('Enter');
    await goTo(popup, en.rooms.joinAnother);
    await popup.press('Enter');
    await focused(popup, en.rooms.name);
    await popup.type(OTHER_ROOM);
    await popup.press('Enter');
    await popup.waitUntil('the other room', async () => (await popup.text('h1')) === OTHER_ROOM);
    await popup.press('ArrowDown', 'Alt');
    await popup.waitUntil('the room', async () => (await popup.text('h1')) === ROOM);
  });

  test('options: a name is changed', async () => {
    // In Firefox it stays, and keeps the keys to itself, until somebody clicks elsewhere.
    await ada.browser.closePopup();
    const options = await ada.browser.extensionPage('options.html');
    await goTo(options, en.profile.name);
    await options.press('a', 'Control');
    await options.type('Ada L');
    await options.press('Tab');
    await options.waitForText(en.profile.saved);
    await options.close();
    await ada.tab.activate();
  });

  test('hide overlay: from the page into the overlay, to its menu', async () => {
    const overlay = await ada.browser.overlay(ada.tab);
    await overlay.waitFor(SEEN.pill);
    await expectNoFaults(overlay, 'frame');
    await goTo(ada.tab, 'iframe');
    await goTo(overlay, en.overlay.more);
    // Not before it has been on screen for half a second: a page could have brought it under the key.
    await overlay.waitUntil('its menu', async () => {
      if (await overlay.exists('[aria-expanded=true]')) return true;
      await overlay.press('Enter');
      return false;
    });
    await goTo(overlay, en.overlay.hideUntilReload, 'Shift');
    await overlay.press('Enter');
    await ada.tab.waitUntil(
      'the overlay to go',
      async () => !(await ada.browser.hasOverlay(ada.tab)),
    );
  });
});

/** Waits until what has the focus is called so. */
function focused(surface: Surface, name: string): Promise<void> {
  return surface.waitUntil(`“${name}” to have the focus`, async () =>
    (await surface.evaluate(focusedName)).includes(name),
  );
}

/** Presses Tab, with Shift or without, until what is called so has the focus. */
async function goTo(surface: Surface, name: string, ...modifiers: Modifier[]): Promise<void> {
  const passed: string[] = [];
  for (let press = 0; press < FAR; press += 1) {
    const now = await surface.evaluate(focusedName);
    if (now.includes(name)) return;
    passed.push(now);
    await surface.press('Tab', ...modifiers);
    // Into a frame and out of it the focus goes by way of another process. Two in a row may be called alike.
    await surface
      .waitUntil('the focus', async () => (await surface.evaluate(focusedName)) !== now, MOVE_MS)
      .catch(() => undefined);
  }
  throw new Error(`Tab does not lead to “${name}”, only to: ${passed.join(' · ')}`);
}

/** From the composer back to the conversation, and in it up to a message. */
async function goToMessage(surface: Surface, name: string): Promise<void> {
  await goTo(surface, en.messages.log, 'Shift');
  for (let press = 0; press < FAR; press += 1) {
    await surface.press('ArrowUp');
    if (!(await surface.evaluate(focusedName)).startsWith(name)) continue;
    await surface.waitFor('[data-tools]');
    return;
  }
  throw new Error(`No arrow leads to “${name}”.`);
}

/** Runs in the document, as the next one does. */
function composerText(): string {
  return document.querySelector('textarea')?.value ?? '';
}

/** Runs in the document, so it must not use anything outside itself. */
function focusedName(): string {
  const element = document.activeElement;
  if (!element || element === document.body) return '';
  // The overlay's host keeps its shadow root closed.
  if (element.localName.includes('-')) return 'iframe';
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
  const named =
    element.getAttribute('aria-label') ?? labels.map((one) => one.textContent).join(' ');
  return (named || element.textContent).replace(/\s+/g, ' ').trim();
}
