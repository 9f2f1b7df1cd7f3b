import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseServerUrl, socketUrl } from '../../lib/server/server-url.ts';

describe('a server address', () => {
  test.each([
    ['a host', 'chat.example.org', 'https://chat.example.org'],
    ['a host and port', 'chat.example.org:8443', 'https://chat.example.org:8443'],
    ['spaces around it', '  chat.example.org\n', 'https://chat.example.org'],
    ['capitals', 'HTTPS://Chat.Example.ORG', 'https://chat.example.org'],
    ['a slash at the end', 'https://chat.example.org/', 'https://chat.example.org'],
    ['the port that is the usual one', 'https://chat.example.org:443', 'https://chat.example.org'],
    ['a WebSocket address', 'wss://chat.example.org', 'https://chat.example.org'],
    ['a socket path', 'wss://chat.example.org/live/socket', 'https://chat.example.org/live/socket'],
    ['the whole WebSocket path', 'wss://x.example/socket/websocket', 'https://x.example/socket'],
    ['that with a slash', 'wss://x.example/socket/websocket/', 'https://x.example/socket'],
    [
      'a query, which says how and not where',
      'wss://x.example/socket?vsn=2.0.0',
      'https://x.example/socket',
    ],
    ['it twice', 'x.example//websocket/websocket', 'https://x.example'],
    ['a fragment', 'https://chat.example.org/#room', 'https://chat.example.org'],
    ['letters of other scripts', 'https://küche.example', 'https://xn--kche-0ra.example'],
    ['this machine', 'localhost:4000', 'http://localhost:4000'],
    ['this machine without a port', 'localhost', 'http://localhost'],
    ['this machine in capitals', 'LocalHost:4000', 'http://localhost:4000'],
    ['this machine by number', '127.0.0.1:4000/socket', 'http://127.0.0.1:4000/socket'],
    ['this machine by the longer number', '[::1]:4000', 'http://[::1]:4000'],
    ['this machine in plain text', 'ws://127.0.0.1:4000', 'http://127.0.0.1:4000'],
    ['this machine encrypted', 'https://localhost:4001', 'https://localhost:4001'],
  ])('may be typed as %s', (_, typed, serverUrl) => {
    expect(parseServerUrl(typed)).toEqual({ ok: true, serverUrl });
  });

  test.each([
    ['nothing', ' ', 'empty'],
    ['a word', 'kitchen', 'not_a_url'],
    ['a sentence', 'my own server', 'not_a_url'],
    ['only a scheme', 'https://', 'not_a_url'],
    ['a port beyond counting', 'chat.example.org:99999', 'not_a_url'],
    ['a mail address', 'mailto:ada@example.org', 'wrong_scheme'],
    ['a file', 'file:///etc/passwd', 'wrong_scheme'],
    ['a script', 'javascript:alert(1)', 'wrong_scheme'],
    ['another protocol', 'ftp://chat.example.org', 'wrong_scheme'],
    ['plain text to another machine', 'http://chat.example.org', 'insecure'],
    ['plain text to the house', 'ws://192.168.1.7:4000', 'insecure'],
    ['a host that only begins like this machine', 'http://localhost.example.org', 'insecure'],
    ['a number that only looks like this machine', 'http://[::ffff:127.0.0.1]', 'insecure'],
    ['a name in it', 'https://ada@chat.example.org', 'has_credentials'],
    ['a password in it', 'wss://ada:secret@chat.example.org', 'has_credentials'],
    ['another host behind a name', 'https://chat.example.org@evil.example', 'has_credentials'],
  ])('is refused with a reason: %s', (_, typed, problem) => {
    expect(parseServerUrl(typed)).toEqual({ ok: false, problem });
  });

  test('has one spelling: what was read is read again as the same, whatever was typed', () => {
    const part = fc.constantFrom(
      ...['http', 'https', 'ws', 'wss', 'localhost', 'a.example', '127.0.0.1', '[::1]', 'mailto'],
      ...[
        ':',
        '/',
        '//',
        '://',
        '@',
        '?',
        '#',
        '.',
        '4000',
        'socket',
        'websocket',
        ' ',
        '%2f',
        '\\',
      ],
    );
    const typed = fc.oneof(
      fc.string(),
      fc.array(part, { maxLength: 10 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const read = parseServerUrl(text);
        if (!read.ok) return;
        const { protocol, username, search, hash, hostname } = new URL(read.serverUrl);
        expect([username, search, hash]).toEqual(['', '', '']);
        expect(
          protocol === 'https:' || ['localhost', '127.0.0.1', '[::1]'].includes(hostname),
        ).toBe(true);
        expect(parseServerUrl(read.serverUrl)).toEqual(read);
      }),
      { numRuns: 500 },
    );
  });
});

test.each([
  ['the usual path, where nobody says', 'https://x.example', null, 'wss://x.example/socket'],
  ['the path the server tells', 'https://x.example', '/live', 'wss://x.example/live'],
  [
    'the path the person typed, before all',
    'https://x.example/mine',
    '/live',
    'wss://x.example/mine',
  ],
  ['plain on this machine', 'http://[::1]:4000', null, 'ws://[::1]:4000/socket'],
])('the socket is at %s', (_, serverUrl, told, url) => {
  expect(socketUrl(serverUrl, told)).toBe(url);
});
