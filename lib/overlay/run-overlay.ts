import type { OverlayOrder, OverlayRequest } from '../port/overlay-contract.ts';
import { extensionRuntime, type ExtensionRuntime } from './extension-runtime.ts';
import { mountOverlay, type MountedOverlay } from './mount-overlay.ts';
import { tellInput } from './tell-input.ts';
import { whileSeen } from './while-seen.ts';

/** How often the script looks whether extension and host are still there, while it shows one; neither ends with an event. */
const CHECK_MS = 3_000;
/** A frame that has not come up by then never will: the page's sandbox forbids scripts in it. */
const COME_UP_MS = 20_000;

/** Own property of the script's isolated world, which the page does not see. */
const RUNNING = 'overlayRunning';

/**
 * Runs the overlay in this document until the background or the page takes it down. Resolves when it
 * is mounted or will not be for now. Does nothing where it runs already.
 */
export async function runOverlay(world: object = globalThis): Promise<void> {
  const runtime = extensionRuntime();
  if (!runtime || Object.hasOwn(world, RUNNING)) return;
  if (self.origin === 'null') {
    await runtime.sendMessage({ type: 'page_sandboxed' });
    return;
  }
  Object.defineProperty(world, RUNNING, { value: true, configurable: true });
  const end = new AbortController();
  end.signal.addEventListener('abort', () => Reflect.deleteProperty(world, RUNNING));
  await run(runtime, end);
}

async function run(runtime: ExtensionRuntime, end: AbortController): Promise<void> {
  let overlay: MountedOverlay | null = null;
  let seen = false;
  /** Who comes back to the tab finds the panel as they left it. */
  let hadPanel = false;
  let checks: ReturnType<typeof setInterval> | undefined;

  const say = (request: OverlayRequest) => runtime.sendMessage(request);
  const unmount = (): void => {
    seen = false;
    clearInterval(checks);
    hadPanel = overlay?.isPanelOpen() ?? hadPanel;
    overlay?.unmount();
    overlay = null;
  };
  const stop = (): void => {
    end.abort();
    unmount();
  };
  const mount = async (): Promise<void> => {
    check();
    if (seen || end.signal.aborted) return;
    seen = true;
    // Rejected: no background any more, as after an update of the extension.
    const reply = await say({ type: 'overlay_mounted' }).catch(() => undefined);
    if (end.signal.aborted) return;
    if (!reply?.ok) return stop();
    if (!seen || overlay) return;
    overlay = mountOverlay({
      frameUrl: hadPanel ? `${reply.frameUrl},panel` : reply.frameUrl,
      place: reply.place,
      onMoved: (place) => void say({ type: 'overlay_moved', place }).catch(stop),
      onReplaced: stop,
    });
    checks = setInterval(check, CHECK_MS);
    giveUpUnlessAlive(overlay);
  };
  const giveUpUnlessAlive = (mounted: MountedOverlay): void => {
    setTimeout(() => {
      if (mounted !== overlay || mounted.isAlive()) return;
      stop();
      void say({ type: 'page_sandboxed' }).catch(stop);
    }, COME_UP_MS);
  };
  const check = (): void => {
    if (!extensionRuntime() || overlay?.isThere() === false) stop();
  };
  const obey = (order: OverlayOrder, _sender: unknown, answer: (done: boolean) => void): void => {
    check();
    const isRunning = !end.signal.aborted;
    if (order.type === 'take_down') stop();
    else if (isRunning) overlay?.obey(order);
    answer(isRunning);
  };

  runtime.onMessage.addListener(obey);
  tellInput(() => {
    check();
    if (overlay) void say({ type: 'page_touched' }).catch(stop);
  }, end.signal);
  end.signal.addEventListener('abort', () => {
    if (extensionRuntime()) runtime.onMessage.removeListener(obey);
  });
  await whileSeen(mount, unmount, end.signal);
}
