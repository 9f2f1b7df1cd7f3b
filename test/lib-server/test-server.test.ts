import { describe, expect, test, vi } from 'vitest';
import { beatSocket } from '../../lib/server/beat-socket.ts';
import { testServer } from '../../lib/server/test-server.ts';
import { createFakeFetch, type FakeAnswer } from '../fakes/fake-fetch.ts';

const SERVER = 'https://x.example';
const DOCUMENT = { v: 1, name: 'Ours', socket: '/live', session: '/api/session' };
const IS_OURS = { 'GET /.well-known/roomlight': { status: 200, json: DOCUMENT } };

type Behaviour = 'answers' | 'wants a token' | 'closes' | 'talks nonsense' | 'refuses' | 'hangs';

/** A WebSocket whose other end behaves as told. */
function transportThat(behaves: Behaviour, opened: string[] = []): new (url: string) => WebSocket {
  class OtherEnd extends EventTarget {
    #ended = false;

    constructor(url: string) {
      super();
      opened.push(url);
      queueMicrotask(() => {
        if (behaves === 'refuses') return this.#end(1006);
        if (behaves === 'hangs') return;
        this.dispatchEvent(new Event('open'));
        if (behaves === 'wants a token') this.#end(4001);
        if (behaves === 'closes') this.#end(1000);
      });
    }

    send(text: string): void {
      const [, ref] = JSON.parse(text) as unknown[];
      const reply = [null, ref, 'phoenix', 'phx_reply', { status: 'ok', response: {} }];
      if (behaves === 'answers') this.#say(JSON.stringify(reply));
      if (behaves === 'talks nonsense') {
        this.#say('{"type":"welcome"}');
        this.#end(1000);
      }
    }

    close(): void {
      queueMicrotask(() => this.#end(1000));
    }

    #say(data: string): void {
      this.dispatchEvent(new MessageEvent('message', { data }));
    }

    #end(code: number): void {
      if (this.#ended) return;
      this.#ended = true;
      this.dispatchEvent(Object.assign(new Event('close'), { code }));
    }
  }
  return OtherEnd as unknown as new (url: string) => WebSocket;
}

function ask(behaves: Behaviour, answers: Record<string, FakeAnswer> = {}, opened: string[] = []) {
  const transport = transportThat(behaves, opened);
  return testServer(SERVER, {
    fetcher: createFakeFetch(answers).fetcher,
    online: () => true,
    beat: (url) => beatSocket(url, transport),
  });
}

describe('a test of an address', () => {
  test('finds a server of ours by name, at the path it tells', async () => {
    const opened: string[] = [];
    expect(await ask('wants a token', IS_OURS, opened)).toEqual({
      ok: true,
      report: { serverUrl: SERVER, name: 'Ours', kind: 'roomlight' },
    });
    expect(opened).toEqual(['wss://x.example/live/websocket?vsn=2.0.0']);
  });

  test('finds any Phoenix server by its heartbeat, joining nothing', async () => {
    expect(await ask('answers')).toEqual({
      ok: true,
      report: { serverUrl: SERVER, name: null, kind: 'phoenix' },
    });
  });

  test.each<[Behaviour, string]>([
    ['talks nonsense', 'not_phoenix'],
    ['closes', 'not_phoenix'],
  ])('says that a socket which %s is not Phoenix', async (behaves, problem) => {
    expect(await ask(behaves)).toEqual({ ok: false, problem });
  });

  test('takes a host that lets us wait for one that does not answer, and asks it no more', async () => {
    vi.useFakeTimers();
    const asked = ask('hangs', { 'GET /socket/websocket': { status: 404 } });
    await vi.advanceTimersByTimeAsync(5_000);
    vi.useRealTimers();
    expect(await asked).toEqual({ ok: false, problem: 'unreachable' });
  });

  test('looks for the reason where no socket opens', async () => {
    const noSocket = { 'GET /socket/websocket': { status: 404 } };
    expect(await ask('refuses', noSocket)).toEqual({ ok: false, problem: 'wrong_path' });
    expect(await ask('refuses')).toEqual({ ok: false, problem: 'unreachable' });
  });
});
