import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';

/** The Phoenix server's own file, so that both say the same. */
const FILE = new URL('../../phoenix/priv/static/invite.html', import.meta.url);

/** Where invitations lead: `<server>/j#<code>`. With or without a slash at the end. */
export function isInvitePath(path: string): boolean {
  return path === '/j' || path === '/j/';
}

/** What an invitation is, how to get Roomlight, and the code, which only the browser knows. */
export function answerInvitePage(response: ServerResponse): void {
  const page = readFileSync(FILE, 'utf8');
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policyFor(page),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': 'no-cache',
  });
  response.end(page);
}

/** Runs and styles what is written in the page and nothing else; it loads, sends and frames nothing. */
function policyFor(page: string): string {
  return [
    "default-src 'none'",
    `script-src ${hashOf(page, 'script')}`,
    `style-src ${hashOf(page, 'style')}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The page has one of each. */
function hashOf(page: string, element: 'script' | 'style'): string {
  const [, text = ''] = new RegExp(`<${element}>(.*?)</${element}>`, 's').exec(page) ?? [];
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
