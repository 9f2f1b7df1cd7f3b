import type { Command, Reply } from '../../lib/port/contract.ts';
import type { Tab } from '../browsers/browser.ts';
import { Problem } from '../setup/say.mjs';

export interface Person {
  readonly name: string;
  /** Seed of the picture, `[a-z0-9]`, 1–16. */
  readonly face: string;
}

export interface Entrance {
  readonly serverUrl: string;
  /** As a person types it. */
  readonly room: string;
  /** Match pattern of the site where the overlay shows by itself. */
  readonly site: string;
}

/**
 * Does what a person does at first: says who they are, joins the room, allows the overlay on a site.
 * `page` is a page of the extension; its port carries the same commands that its buttons send.
 */
export async function enterRoom(page: Tab, person: Person, entrance: Entrance): Promise<void> {
  const commands: readonly Command[] = [
    { type: 'save_profile', profile: person },
    {
      type: 'save_overlay_rules',
      rules: { mode: 'sites', sites: [entrance.site], hiddenHosts: [], paused: false },
    },
    { type: 'open_room', server: entrance.serverUrl, room: entrance.room },
  ];
  if (!(await allowSite(page, entrance.site))) {
    throw new Problem(
      `The browser did not allow Roomlight on ${entrance.site}.`,
      'Show the overlay by the button in the popup instead.',
    );
  }
  for (const command of commands) {
    const reply = await page.evaluate(sendCommand, command);
    if (reply.ok) continue;
    throw new Problem(
      `The extension would not do "${command.type}": ${reply.problem}.`,
      'That is a mistake in Roomlight. Run npm test and see what it says.',
    );
  }
}

/** Browsers take a request for a permission only from a click, so there is something to click. */
async function allowSite(page: Tab, site: string): Promise<boolean> {
  await page.evaluate(addAllowButton, site);
  await page.click('#allow-site');
  await page.waitFor('#allow-site[data-allowed]');
  return page.evaluate(
    () => document.querySelector('#allow-site')?.getAttribute('data-allowed') === 'true',
  );
}

// These run in the page of the extension, so they must not use anything outside themselves.

function addAllowButton(site: string): void {
  const { chrome } = globalThis as unknown as {
    chrome: { permissions: { request(wanted: { origins: string[] }): Promise<boolean> } };
  };
  const button = document.createElement('button');
  button.id = 'allow-site';
  button.textContent = site;
  button.addEventListener('click', () => {
    void chrome.permissions.request({ origins: [site] }).then((allowed) => {
      button.dataset['allowed'] = String(allowed);
    });
  });
  document.body.prepend(button);
}

function sendCommand(command: Command): Promise<Reply> {
  interface Port {
    postMessage(request: { id: number; command: Command }): void;
    disconnect(): void;
    onMessage: {
      addListener(listener: (update: { type: string; id?: number; reply?: Reply }) => void): void;
    };
    onDisconnect: { addListener(listener: () => void): void };
  }
  const { chrome } = globalThis as unknown as {
    chrome: { runtime: { connect(options: { name: string }): Port } };
  };
  return new Promise((resolve, reject) => {
    const port = chrome.runtime.connect({ name: 'options' });
    port.onDisconnect.addListener(() => reject(new Error('The background went away.')));
    port.onMessage.addListener((update) => {
      if (update.type !== 'reply' || update.reply === undefined) return;
      port.disconnect();
      resolve(update.reply);
    });
    port.postMessage({ id: 1, command });
  });
}
