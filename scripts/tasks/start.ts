import { join } from 'node:path';
import { ensureBrowsers } from '../setup/ensure-browsers.ts';
import type { BrowserName } from '../setup/find-browser.ts';
import { orAborted } from '../setup/or-aborted.ts';
import { Problem, say } from '../setup/say.mjs';
import { USAGE } from '../setup/usage.mjs';
import { copyBuild } from '../start/copy-build.ts';
import { serveDemo } from '../start/demo-server.ts';
import { howToLoad, orByHand } from '../start/how-to-load.ts';
import { openPeople } from '../start/open-people.ts';
import { requireFreePort } from '../start/ports.ts';
import { startRoomServer } from '../start/room-server.ts';
import { stopSignal } from '../start/stop-signal.ts';
import { createUndoList, type UndoList } from '../start/undo-list.ts';
import { build, buildFolder } from './build.ts';
import { readOptions } from './options.ts';

const DEFAULT_PORT = 4000; // where a Phoenix server of one's own listens too

export interface StartOptions {
  readonly browser: BrowserName;
  readonly people: 1 | 2;
  readonly port: number;
}

/** Reads what was given to `npm start`. Throws a `Problem` with the usage. */
export function readStartOptions(args: readonly string[]): StartOptions {
  const given = readOptions(
    args,
    { browser: 'string', one: 'boolean', port: 'string' },
    USAGE.start,
  );
  const { browser = 'chromium' } = given;
  if (browser !== 'chromium' && browser !== 'firefox') {
    throw new Problem(`"${browser}" is no browser this can open.`, USAGE.start);
  }
  const typed = given.port ?? String(DEFAULT_PORT);
  const port = /^\d{1,5}$/.test(typed) ? Number(typed) : 0;
  // One below the last: the demo page gets the port after it.
  if (port < 1 || port > 65_534) {
    throw new Problem(`"${typed}" is no port: it is a number from 1 to 65534.`, USAGE.start);
  }
  return { browser, people: given.one === true ? 1 : 2, port };
}

/**
 * Where the server at a port keeps its rooms, from the repository's folder. A file for each: two servers can't
 * share one, and who is told that the port is in use takes another.
 */
export function dataFile(port: number): string {
  return `.data/rooms${port === DEFAULT_PORT ? '' : `-${port}`}.sqlite`;
}

/** Whether a window can be opened: on Linux something has to draw it. */
export function hasDisplay(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

/** `npm start`: server, demo page and two people in one room. Runs until it is stopped. */
export async function start(root: string, args: readonly string[]): Promise<number> {
  const options = readStartOptions(args);
  await requireFreePort(options.port);
  const display = hasDisplay(process.platform, process.env);
  if (display) ensureBrowsers([options.browser]);

  const stop = stopSignal(process);
  const undo = createUndoList();
  try {
    await run({ root, display, ...options }, stop, undo.add);
  } catch (error) {
    if (!stop.aborted) throw error;
  } finally {
    say.step('Stopping …');
    await undo.all();
    say.done('Everything is stopped.');
  }
  return 0;
}

interface RunOptions extends StartOptions {
  readonly root: string;
  readonly display: boolean;
}

/** Starts one after the other; whatever is up is handed to `addUndo`. Ends by `stop` or a failure only. */
async function run(
  { root, display, browser, people, port }: RunOptions,
  stop: AbortSignal,
  addUndo: UndoList['add'],
): Promise<never> {
  say.step('Building the extension …');
  // Without a display a person loads it by hand, into the browser of their choice.
  const builds: readonly BrowserName[] = display ? [browser] : ['chromium', 'firefox'];
  const { failed } = await build(root, builds, stop);
  if (failed > 0) throw new Problem('The extension could not be built.', 'Why stands above.');

  const data = dataFile(port);
  const server = startRoomServer(root, { port, data: join(root, data) });
  addUndo(server.stop);
  await orAborted(server.answering, stop);
  say.done(`The server is at ${server.url}; it keeps its rooms in ${data}.`);

  const demo = await serveDemo(join(root, 'demo'), port + 1);
  addUndo(demo.stop);
  say.done(`The demo page is at ${demo.url}`);

  const where = { serverUrl: server.url, demoUrl: demo.url };
  const byHand = { root, builds, ...where };
  if (display) {
    say.step(people === 1 ? 'Opening a window …' : 'Opening two windows, for two people …');
    const copy = copyBuild(buildFolder(root, browser));
    addUndo(copy.remove);
    const opening = openPeople(
      { browser, people, extensionFolder: copy.folder, ...where, stop },
      addUndo,
    );
    await orByHand(orAborted(opening, stop), byHand);
  } else {
    say.note('There is no display here, so no browser is opened.');
    for (const line of howToLoad(byHand)) say.note(line);
  }
  say.note('Ctrl-C stops everything.');
  return orAborted(server.ended, stop);
}
