import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROME_ORIGIN } from '../../lib/extension-id.ts';
import type { Rung } from '../../lib/room/types.ts';
import { en } from '../../locales/en.ts';
import { type BrowserName, BROWSERS } from '../../scripts/browsers/browser.ts';
import type { Surface } from '../../scripts/browsers/surface.ts';
import { startServer, type RunningServer } from '../../server/embedded/start-server.ts';
import { startTcpProxy, type TcpProxy } from '../faults/tcp-proxy.ts';
import { startPageServer, type PageServer } from './page-server.ts';
import { comeWithBrowser, conversation, people, say, SEEN, type Person } from './person.ts';

/** The only room that a server made from Phoenix' guides lets anybody into. */
const LOBBY = 'lobby';
const DIVIDER = en.messages.maybeMissed;
const UNCONFIRMED = en.messages.delivery.unconfirmed;
const SEND_AGAIN = { role: 'button', name: en.messages.retry } as const;
const UNVERIFIED = `[title="${en.messages.unverified}"]`;

/** What a server of each rung lets people see. */
const RUNGS: readonly {
  rung: Rung;
  /** Who came first, and who came second, among the members. */
  firstSees: RegExp;
  secondSees: RegExp;
  isPartial: boolean;
  /** What Ada is called at her messages. */
  author: string;
}[] = [
  {
    rung: 'article',
    firstSees: /^2 people here: You and Someone$/,
    secondSees: /^1 person here: Only you so far$/,
    isPartial: true,
    author: 'Someone',
  },
  {
    rung: 'guide',
    firstSees: /^2 people here: You and Someone$/,
    secondSees: /^2 people here: You and Someone$/,
    isPartial: false,
    author: 'Someone',
  },
  {
    rung: 'echo',
    firstSees: /^2 people here: You and Bea$/,
    secondSees: /^2 people here: You and Ada$/,
    isPartial: false,
    author: 'Ada',
  },
];

/** The article's in both; what the others add is ours to read, whatever the browser. */
const TRIED: Readonly<Record<BrowserName, readonly Rung[]>> = {
  chromium: ['article', 'echo'],
  firefox: ['article', 'guide'],
};

describe.each(BROWSERS)('with %s', (browserName) => {
  let pages: PageServer;
  let ada: Person;
  let bea: Person;
  let atAda: Surface;
  let atBea: Surface;

  beforeAll(async () => {
    pages = await startPageServer();
    [ada, bea] = await Promise.all([
      comeWithBrowser(browserName, 'Ada', `${pages.url}/lighthouses`),
      comeWithBrowser(browserName, 'Bea', `${pages.url}/lighthouses`),
    ]);
    [atAda, atBea] = await Promise.all([ada.openPopup(), bea.openPopup()]);
    await Promise.all([atAda.fill(SEEN.name, 'Ada'), atBea.fill(SEEN.name, 'Bea')]);
  });

  afterAll(async () => {
    await Promise.all([ada?.browser.close(), bea?.browser.close()]);
    await pages?.stop();
  });

  const rungs = RUNGS.filter(({ rung }) => TRIED[browserName].includes(rung));
  describe.each(rungs)('on a server of the rung $rung', (expected) => {
    let server: RunningServer;
    /** Between Ada and the server. */
    let proxy: TcpProxy;

    beforeAll(async () => {
      server = await startServer({
        rung: expected.rung,
        allowOrigins: [CHROME_ORIGIN],
        allowHosts: ['127.0.0.1'],
      });
      proxy = await startTcpProxy(server.url);
    });

    afterAll(async () => {
      await Promise.all([leave(atAda), leave(atBea)]);
      await proxy?.stop();
      await server?.close();
    });

    if (expected.rung === 'guide') {
      test('a room that it does not have is refused with the name of the one that it has', async () => {
        await enter(atAda, proxy.url, 'harbour');
        await atAda.waitForText(en.problems.refusal.not_this_room);
        expect(await atAda.text()).toContain('lobby');
        await leave(atAda);
      });
    }

    test('two people see each other and talk', async () => {
      await enter(atAda, proxy.url, LOBBY);
      await atAda.waitForText(en.connection.online);
      await enter(atBea, server.url, LOBBY);
      await Promise.all([
        waitForPeople(atAda, expected.firstSees),
        waitForPeople(atBea, expected.secondSees),
      ]);

      await say(atAda, 'Hello from Ada');
      await atBea.waitForText('Hello from Ada');
      await say(atBea, 'Hello from Bea');
      await atAda.waitForText('Hello from Bea');
      const said = ['Hello from Ada', 'Hello from Bea'];
      expect(await conversation(atAda)).toEqual(said);
      expect(await conversation(atBea)).toEqual(said);
      expect((await atBea.find(UNVERIFIED)).map(({ text }) => text)).toEqual([expected.author]);
    });

    test('nothing is offered or said that the server cannot do', async () => {
      for (const surface of [atAda, atBea]) {
        const { emoji, point } = en.talk;
        expect(await controls(surface)).toEqual(
          [en.menu.open, 'people', emoji.open, point, en.composer.send].sort(),
        );
        expect((await surface.text()).includes(en.members.partial)).toBe(expected.isPartial);
        expect(await surface.text()).not.toContain(DIVIDER);
        expect(await deliveries(surface)).toEqual([]);
      }
    });

    test('a message that went with the connection goes again only by hand', async () => {
      proxy.stall('down');
      await say(atAda, 'Was this heard?');
      await atBea.waitForText('Was this heard?');
      await proxy.cut('now');
      await atAda.waitForText(UNCONFIRMED);
      await atAda.waitForText(DIVIDER);
      // Whatever would go by itself goes before what is said after it.
      await say(atAda, 'I am back');
      await atBea.waitForText('I am back');
      expect(await times(atBea, 'Was this heard?')).toBe(1);
      expect(await times(atAda, 'Was this heard?')).toBe(1);
      await waitForDoubtAlone(atAda);

      await atAda.click(SEND_AGAIN);
      await waitForTimes(atBea, 'Was this heard?', 2);
      await waitForNoDelivery(atAda);
      expect(await times(atAda, 'Was this heard?')).toBe(1);
      expect(await times(atAda, 'Hello from Bea')).toBe(1);
      expect(await atBea.text()).not.toContain(DIVIDER);
    });

    if (expected.rung === 'guide') {
      test('a message into a dead line is in doubt after a while, and one that was heard never is', async () => {
        proxy.stall();
        await say(atBea, 'I hear myself');
        await say(atAda, 'Does this line work?');
        await atAda.waitForText(UNCONFIRMED, 30_000);
        // Sent first and never replied to, as all on this server.
        expect(await times(atBea, 'I hear myself')).toBe(1);
        expect(await deliveries(atBea)).toEqual([]);

        await proxy.cut('now');
        await say(atAda, 'This one does');
        await atBea.waitForText('This one does');
        expect(await times(atBea, 'Does this line work?')).toBe(0);
        await waitForDoubtAlone(atAda);
        await atAda.click(SEND_AGAIN);
        await waitForTimes(atBea, 'Does this line work?', 1);
        await waitForNoDelivery(atAda);
      });
    }
  });
});

async function enter(popup: Surface, serverUrl: string, room: string): Promise<void> {
  await popup.fill(SEEN.server, serverUrl);
  await popup.fill(SEEN.room, room);
  await popup.click(SEEN.join);
  await popup.waitFor(SEEN.composer);
}

/** Others may hear what was said a moment before its author hears it back. */
function waitForDoubtAlone(popup: Surface): Promise<void> {
  return popup.waitUntil(
    'only what was lost to be unconfirmed',
    async () => (await deliveries(popup)).join() === UNCONFIRMED,
  );
}

async function leave(popup: Surface): Promise<void> {
  await popup.click(SEEN.menu);
  await popup.click(SEEN.leave);
  await popup.waitFor(SEEN.join);
}

function waitForPeople(surface: Surface, words: RegExp): Promise<void> {
  return surface.waitUntil(`people as in ${words}`, async () => words.test(await people(surface)));
}

/** Names of everything that can be pressed; the line of members is called `people`. */
async function controls(surface: Surface): Promise<readonly string[]> {
  const found = await surface.find('button, summary, a, [role=button]');
  return found
    .filter(({ visible }) => visible)
    .map(({ name }) => (SEEN.pill.name.test(name) ? 'people' : name))
    .sort();
}

async function times(surface: Surface, body: string): Promise<number> {
  return (await conversation(surface)).filter((said) => said === body).length;
}

function waitForTimes(surface: Surface, body: string, count: number): Promise<void> {
  return surface.waitUntil(
    `“${body}” to be there ${count} times`,
    async () => (await times(surface, body)) === count,
  );
}

/** What stands below own messages that the room has not heard yet. */
async function deliveries(surface: Surface): Promise<readonly string[]> {
  const known = new Set<string>(Object.values(en.messages.delivery));
  const lines = await surface.find('[role=log] p');
  return lines
    .map(({ text }) => text)
    .filter((text) => known.has(text) || text.startsWith('Not sent'));
}

function waitForNoDelivery(surface: Surface): Promise<void> {
  return surface.waitUntil(
    'every message to be heard',
    async () => (await deliveries(surface)).length === 0,
  );
}
