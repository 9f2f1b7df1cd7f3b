import type { Runtime } from 'webextension-polyfill';
import { describe, expect, test } from 'vitest';
import { classifySender } from '../../lib/background/classify-sender.ts';

const OURS = { id: 'ours', baseUrl: 'chrome-extension://ours/' };
const page = (path: string, more: object = {}) =>
  ({ id: 'ours', url: `chrome-extension://ours/${path}`, ...more }) as Runtime.MessageSender;
const inTab = (frameId: number) => ({ tab: { id: 7 }, frameId, documentId: 'D1' });

describe('who sent a message', () => {
  test.each(['popup', 'sidepanel', 'options', 'welcome'] as const)('our %s', (kind) => {
    expect(classifySender(page(`${kind}.html`), OURS)).toEqual({ kind });
    expect(classifySender(page(`${kind}.html?a#b`, inTab(0)), OURS)).toEqual({ kind });
  });

  test('the overlay, only inside a page of a tab', () => {
    expect(classifySender(page('overlay-frame.html#n', inTab(3)), OURS)).toEqual({
      kind: 'overlay',
      document: { tabId: 7, frameId: 3, documentId: 'D1' },
    });
    expect(classifySender(page('overlay-frame.html', inTab(0)), OURS)).toBeNull();
    expect(classifySender(page('overlay-frame.html'), OURS)).toBeNull();
  });

  test('our content script, only in the top document of a web page', () => {
    const sender = { id: 'ours', url: 'https://example.org/a', ...inTab(0) };
    expect(classifySender(sender as Runtime.MessageSender, OURS)).toEqual({
      kind: 'content_script',
      url: 'https://example.org/a',
      document: { tabId: 7, frameId: 0, documentId: 'D1' },
    });
    expect(classifySender({ ...sender, frameId: 2 } as Runtime.MessageSender, OURS)).toBeNull();
    for (const url of ['file:///home/ada/a.html', 'about:blank', 'data:text/html,x']) {
      expect(classifySender({ ...sender, url } as Runtime.MessageSender, OURS)).toBeNull();
    }
  });

  test('in a Firefox without document ids the frame’s id has to do', () => {
    const baseUrl = 'moz-extension://11111111-2222-4333-8444-555555555555/';
    const sender = { id: 'ours', url: `${baseUrl}overlay-frame.html`, tab: { id: 7 }, frameId: 3 };
    expect(classifySender(sender as Runtime.MessageSender, { id: 'ours', baseUrl })).toMatchObject({
      kind: 'overlay',
      document: { documentId: null, frameId: 3 },
    });
  });

  test.each([
    ['another extension', page('popup.html', { id: 'theirs' })],
    ['a page of another extension', page('').url?.replace('ours', 'theirs')],
    ['a page of ours that is framed', page('popup.html', inTab(2))],
    ['a page of ours that there is not', page('secret.html')],
    ['a host that looks like ours', 'https://ours/popup.html'],
    ['an origin that is not the address’s', page('popup.html', { origin: 'https://example.org' })],
    ['nobody', undefined],
  ])('refuses %s', (_, sender) => {
    const asSender =
      typeof sender === 'object' ? sender : { id: 'ours', ...(sender ? { url: sender } : {}) };
    expect(classifySender(asSender, OURS)).toBeNull();
  });
});
