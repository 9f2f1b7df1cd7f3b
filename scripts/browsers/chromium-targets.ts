import type { ColorScheme } from './browser.ts';
import type { Session } from './chromium-document.ts';
import type { Rpc } from './rpc.ts';

export interface TargetInfo {
  readonly targetId: string;
  readonly type: string;
  readonly url: string;
  /** `prerender` for a page that nobody sees yet. */
  readonly subtype?: string;
  /** The page that a frame is in. */
  readonly parentId?: string;
  /** The frame it is in: the page's own id, unless that was loaded ahead of time. */
  readonly parentFrameId?: string;
}

/** What there is in the browser, and our attachments to it: each made once, and none but those asked for. */
export interface Targets {
  list(type: string): Promise<readonly TargetInfo[]>;
  attach(targetId: string): Promise<Session>;
  /** A worker has no colours, and whoever asks it for some gets an error. */
  attachWorker(targetId: string): Promise<Session>;
  close(targetId: string): Promise<void>;
  setColorScheme(scheme: ColorScheme): Promise<void>;
}

export function createTargets(rpc: Rpc, initialScheme: ColorScheme): Targets {
  const attached = new Map<string, Promise<Session>>();
  const targetIds = new Map<string, string>();
  let scheme = initialScheme;
  const emulate = (session: Session) =>
    session('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value: scheme }],
    });

  rpc.onEvent(({ method, params }) => {
    if (method !== 'Target.detachedFromTarget') return;
    const { sessionId } = params as { sessionId: string };
    const targetId = targetIds.get(sessionId);
    if (targetId !== undefined) attached.delete(targetId);
    targetIds.delete(sessionId);
  });

  const attachWorker = async (targetId: string): Promise<Session> => {
    const answer = await rpc.call('Target.attachToTarget', { targetId, flatten: true });
    const { sessionId } = answer as { sessionId: string };
    targetIds.set(sessionId, targetId);
    return (method, params) => rpc.call(method, params, sessionId);
  };
  const start = async (targetId: string): Promise<Session> => {
    const session = await attachWorker(targetId);
    await emulate(session);
    return session;
  };

  return {
    async list(type) {
      const filter = [{ type }, { exclude: true }];
      return ((await rpc.call('Target.getTargets', { filter })) as { targetInfos: TargetInfo[] })
        .targetInfos;
    },
    attach(targetId) {
      const session = attached.get(targetId) ?? start(targetId);
      attached.set(targetId, session);
      return session;
    },
    attachWorker,
    close: async (targetId) => void (await rpc.call('Target.closeTarget', { targetId })),
    async setColorScheme(next) {
      scheme = next;
      await Promise.all([...attached.values()].map(async (session) => emulate(await session)));
    },
  };
}
