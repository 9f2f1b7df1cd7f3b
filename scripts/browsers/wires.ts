import type { Readable, Writable } from 'node:stream';
import WebSocket from 'ws';
import type { Wire } from './rpc.ts';

/** Chromium's `--remote-debugging-pipe`: messages end with a NUL. Installing extensions needs it. */
export function pipeWire(toBrowser: Writable, fromBrowser: Readable): Wire {
  let rest = '';
  fromBrowser.setEncoding('utf8');
  // A browser that was killed leaves a broken pipe; `close` tells of it.
  toBrowser.on('error', () => fromBrowser.destroy());
  return {
    send: (text) => void toBrowser.write(`${text}\0`),
    onMessage(listener) {
      fromBrowser.on('data', (chunk: string) => {
        const parts = (rest + chunk).split('\0');
        rest = parts.pop() ?? '';
        for (const part of parts) listener(part);
      });
    },
    onClose: (listener) => void fromBrowser.once('close', listener),
    close: () => void toBrowser.end(),
  };
}

/** A WebSocket that is open when the promise resolves. */
export async function socketWire(url: string): Promise<Wire> {
  const socket = new WebSocket(url, { maxPayload: 256 * 1024 * 1024 });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  // The end of the browser is told by `close`, which follows.
  socket.on('error', () => {});
  return {
    send: (text) => socket.send(text),
    onMessage: (listener) => void socket.on('message', (data) => listener(String(data))),
    onClose: (listener) => void socket.once('close', listener),
    close: () => socket.close(),
  };
}
