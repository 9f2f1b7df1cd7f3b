import type { BackgroundUse } from './browser.ts';
import type { Session } from './chromium-document.ts';
import type { Rpc } from './rpc.ts';

/** Attaches to the worker for as long as it takes to count: one that stays attached keeps it alive. */
export async function measureWorker(rpc: Rpc, targetId: string): Promise<BackgroundUse> {
  const answer = await rpc.call('Target.attachToTarget', { targetId, flatten: true });
  const { sessionId } = answer as { sessionId: string };
  const call = (method: string, params?: object) => rpc.call(method, params, sessionId);

  const count = async (prototype: string): Promise<number> => {
    const group = { objectGroup: 'counted' };
    const found = await call('Runtime.evaluate', { expression: prototype, ...group });
    const { objectId: prototypeObjectId } = (found as Remote).result;
    const all = await call('Runtime.queryObjects', { prototypeObjectId, ...group });
    const { objectId } = (all as { objects: { objectId: string } }).objects;
    const length = await call('Runtime.callFunctionOn', {
      objectId,
      functionDeclaration: 'function () { return this.length; }',
    });
    await call('Runtime.releaseObjectGroup', group);
    return Number((length as Remote).result.value);
  };

  try {
    await call('HeapProfiler.collectGarbage');
    const { usedSize } = (await call('Runtime.getHeapUsage')) as { usedSize: number };
    return {
      'background, heap': usedSize / 1024,
      'background, functions': await count('Function.prototype'),
      'background, sockets': await count('WebSocket.prototype'),
    };
  } finally {
    await rpc.call('Target.detachFromTarget', { sessionId });
  }
}

/** Runs a function in the worker; it must not use anything outside itself, and return JSON. */
export async function evaluateInWorker<A extends unknown[]>(
  worker: Session,
  run: (...args: A) => unknown,
  ...args: A
): Promise<unknown> {
  const answer = (await worker('Runtime.evaluate', {
    expression: `(${run.toString()})(...${JSON.stringify(args)})`,
    awaitPromise: true,
    returnByValue: true,
  })) as Remote & { readonly exceptionDetails?: { readonly text: string } };
  if (answer.exceptionDetails) throw new Error(`The worker: ${answer.exceptionDetails.text}`);
  return answer.result.value;
}

interface Remote {
  readonly result: { readonly objectId: string; readonly value?: unknown };
}
