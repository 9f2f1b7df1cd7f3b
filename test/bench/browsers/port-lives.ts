import type { Surface } from '../../../scripts/browsers/surface.ts';

/** One port of a surface to the background, `performance.now()` of the surface. */
export interface PortLife {
  readonly openedAt: number;
  /** When the room came, all of it. */
  readonly snapshotAt: number | null;
  /** When the room was joined again. */
  readonly onlineAt: number | null;
  readonly deadAt: number | null;
  /** Whatever came but answers. */
  readonly updates: number;
}

/** From the next port on, notes what comes over each. */
export const watchPorts = (surface: Surface): Promise<void> => surface.evaluate(noteLives);

export const portLives = (surface: Surface): Promise<readonly PortLife[]> =>
  surface.evaluate(() => (window as Noting).benchLives ?? []);

interface Noting extends Window {
  benchLives?: PortLife[];
}

interface Heard {
  readonly type: string;
  readonly event?: { readonly type: string };
  readonly room?: { readonly connection: { readonly status: string } };
}

interface Runtime {
  connect: (...args: unknown[]) => {
    readonly onMessage: { addListener(listener: (message: unknown) => void): void };
    readonly onDisconnect: { addListener(listener: () => void): void };
  };
}

/** Runs in the surface, so it must not use anything outside itself. */
function noteLives(): void {
  const lives: PortLife[] = ((window as Noting).benchLives = []);
  const { browser, chrome } = globalThis as unknown as Record<
    string,
    { readonly runtime: Runtime } | undefined
  >;
  for (const runtime of new Set([browser?.runtime, chrome?.runtime])) {
    if (!runtime) continue;
    const connect = runtime.connect.bind(runtime);
    runtime.connect = (...args) => {
      const life = { openedAt: performance.now(), updates: 0 } as {
        -readonly [K in keyof PortLife]: number;
      };
      const port = connect(...args);
      lives.push(life);
      port.onDisconnect.addListener(() => (life.deadAt = performance.now()));
      port.onMessage.addListener((message) => {
        const { type, event, room } = message as Heard;
        if (type === 'snapshot') life.snapshotAt ??= performance.now();
        if (type !== 'reply') life.updates += 1;
        // It may have been joined before anybody asked for it.
        if (event?.type === 'joined' || room?.connection.status === 'online')
          life.onlineAt ??= performance.now();
      });
      return port;
    };
  }
}
