import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHROME_ORIGIN } from '../../lib/extension-id.ts';
import type { DoctorProblem, DoctorStep } from '../../lib/server/findings.ts';
import { d } from '../../locales/doctor-words.ts';
import { en } from '../../locales/en.ts';
import { BROWSERS } from '../../scripts/browsers/browser.ts';
import type { Surface } from '../../scripts/browsers/surface.ts';
import { startServer, type RunningServer } from '../../server/embedded/start-server.ts';
import { findFreePort } from './embedded-server.ts';
import { startPageServer, type PageServer } from './page-server.ts';
import { comeWithBrowser, SEEN, type Person } from './person.ts';

const ALLOWED = { allowOrigins: [CHROME_ORIGIN] };
const STATUS = { role: 'status' } as const;
const WHY = { role: 'link', name: en.connection.whyAloud } as const;
const OPTIONS = {
  server: { role: 'textbox', name: en.options.server },
  doctor: { role: 'link', name: en.options.checkConnection },
} as const;
const CHECK = { role: 'button', name: d.check } as const;
/** The list of people is waited for 5 s, a message 10 s. */
const VERDICT_MS = 30_000;

describe.each(BROWSERS)('the connection doctor, with %s', (browserName) => {
  let ours: RunningServer;
  let strict: RunningServer;
  let guide: RunningServer;
  let article: RunningServer;
  let pages: PageServer;
  let ada: Person;

  beforeAll(async () => {
    [ours, strict, guide, article, pages] = await Promise.all([
      startServer(ALLOWED),
      startServer(),
      startServer({ ...ALLOWED, rung: 'guide' }),
      startServer({ ...ALLOWED, rung: 'article' }),
      startPageServer(),
    ]);
    ada = await comeWithBrowser(browserName, 'Ada', `${pages.url}/lighthouses`);
  });

  afterAll(async () => {
    await ada?.browser.close();
    await Promise.all([ours, strict, guide, article].map((server) => server?.close()));
    await pages?.stop();
  });

  test('is asked in the options, and says which step fails and what to paste', async () => {
    // Every server of this project lets Firefox in, so there it is the path that is wrong.
    const isRefused = browserName === 'chromium';
    const address = isRefused ? strict.url : `${ours.url}/nope`;
    const options = await ada.browser.extensionPage('options.html#servers');
    await options.fill(OPTIONS.server, address);
    await options.click(OPTIONS.doctor);
    expect(await verdict(options)).toBe(d.verdict.bad(d.steps.socket));
    const shown = await options.text();
    expect(shown).toContain(d.problem[isRefused ? 'origin_refused' : 'wrong_path']);
    const [code] = await options.find('pre code');
    expect(code?.text).toContain(
      isRefused ? `check_origin: ["//127.0.0.1", "${ada.browser.origin}"]` : ours.url,
    );
    await options.click({ role: 'button', name: d.report.copy });
    await options.waitFor({ role: 'button', name: d.copied });
    await options.close();
  });

  test('tells every other address apart', async () => {
    const closed = `http://127.0.0.1:${await findFreePort()}`;
    const doctor = await ada.browser.extensionPage('options.html#doctor?');
    const cases: [address: string, room: string, step: DoctorStep, problem: DoctorProblem][] = [
      ['chat.example.org with words', '', 'address', 'address_not_a_url'],
      [closed, '', 'host', 'port_closed'],
      [ours.url.replace('http', 'https'), '', 'host', 'plain_port'],
      ['https://roomlight.invalid', '', 'host', 'no_answer'],
      [`${guide.url}/nope`, '', 'socket', 'wrong_path'],
      [pages.url, '', 'socket', 'upgrade_refused'],
      [guide.url, 'kitchen', 'join', 'join_refused'],
      [article.url, '', 'presence', 'no_presence_state'],
    ];
    for (const [address, room, step, problem] of cases) {
      expect([address, await examine(doctor, address, room)]).toEqual([
        address,
        d.verdict.bad(d.steps[step]),
      ]);
      expect(await doctor.text()).toContain(d.problem[problem]);
    }
    expect(await examine(doctor, ours.url, '')).toBe(d.verdict.good);
    expect(await examine(doctor, guide.url, 'lobby')).toBe(d.verdict.untried);
    await doctor.close();
  });

  test('is one click away from a notice, in the popup and on the page', async () => {
    const popup = await ada.join(guide.url, 'kitchen');
    await popup.waitForText(en.problems.refusal.not_this_room);
    // A popup does not stay open beside the overlay's panel.
    for (const open of [async () => popup, ada.openPanel]) {
      await (await open()).click(WHY);
      const doctor = await ada.browser.openedTab(`${ada.browser.origin}/options.html#doctor`);
      expect(await verdict(doctor)).toBe(d.verdict.bad(d.steps.join));
      expect(await doctor.value(SEEN.room)).toBe('kitchen');
      await doctor.waitForText(d.tryLobby);
      await doctor.close();
      await ada.browser.closePopup();
      await ada.tab.activate();
    }
  });
});

/** What an examination came to. */
async function verdict(doctor: Surface): Promise<string> {
  await doctor.waitUntil(
    'a verdict',
    async () => {
      const said = await doctor.text(STATUS);
      return said !== '' && !Object.values(d.steps).map(d.verdict.running).includes(said);
    },
    VERDICT_MS,
  );
  return doctor.text(STATUS);
}

async function examine(doctor: Surface, address: string, room: string): Promise<string> {
  await doctor.fill(SEEN.server, address);
  await doctor.fill(SEEN.room, room);
  await doctor.click(CHECK);
  return verdict(doctor);
}
