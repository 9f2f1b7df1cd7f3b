import { expect, test } from 'vitest';
import { orAborted } from '../../scripts/setup/or-aborted.ts';
import { createUndoList } from '../../scripts/start/undo-list.ts';

test('what was started last is stopped first', async () => {
  const stopped: string[] = [];
  const undo = createUndoList();
  for (const name of ['server', 'demo', 'window']) undo.add(async () => void stopped.push(name));
  await undo.all();
  expect(stopped).toEqual(['window', 'demo', 'server']);
});

test('one that will not stop keeps none of the others running, and is said', async () => {
  const stopped: string[] = [];
  const undo = createUndoList();
  undo.add(async () => void stopped.push('server'));
  undo.add(() => Promise.reject(new Error('the window hangs')));
  await expect(undo.all()).rejects.toThrow('the window hangs');
  expect(stopped).toEqual(['server']);
});

test('what comes up while everything is being stopped is stopped too', async () => {
  const undo = createUndoList();
  await undo.all();
  await new Promise<void>((resolve) => {
    undo.add(async () => resolve());
  });
});

test('waiting ends at once when it is aborted', async () => {
  const stop = new AbortController();
  const waiting = orAborted(new Promise<never>(() => {}), stop.signal);
  stop.abort(new Error('stopped'));
  await expect(waiting).rejects.toThrow('stopped');
  await expect(orAborted(new Promise<never>(() => {}), stop.signal)).rejects.toThrow('stopped');
});
