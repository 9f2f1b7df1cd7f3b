/** Attacks on the overlay, each run in the page's own world; none may use anything outside itself. */

/** Says everything that our parts say to each other, to every window there is. */
export function sayEverything(): number {
  const room = { serverUrl: 'http://127.0.0.1:4000', roomId: 'lobby' };
  const commands = [
    { type: 'open_room', server: room.serverUrl, room: 'lobby' },
    { type: 'send_message', room, cid: 'c'.repeat(32), body: 'from the page' },
    { type: 'share_page', room, on: true },
    { type: 'show_overlay', tabId: 1 },
    { type: 'present_nonce', nonce: '0'.repeat(32) },
    { type: 'leave_room', room },
    { type: 'erase_everything' },
    { type: 'overlay_mounted' },
    { type: 'overlay_moved', place: { edge: 'left', bottom: 1 } },
    { type: 'take_down' },
    { type: 'resize', width: 1, height: 1 },
  ];
  let said = 0;
  const windows: Window[] = [window];
  for (let n = 0; n < window.length; n++) {
    const frame = window[n];
    if (frame) windows.push(frame);
  }
  for (const command of commands) {
    for (const message of [command, { id: 1, command }, JSON.stringify(command), [command]]) {
      for (const place of windows) place.postMessage(message, '*');
      window.dispatchEvent(new MessageEvent('message', { data: message }));
      document.dispatchEvent(new CustomEvent('roomlight', { detail: message }));
      said += windows.length + 2;
    }
  }
  // What a page has of an extension's API at all.
  const { chrome, browser } = globalThis as {
    chrome?: { runtime?: { sendMessage?: (...args: unknown[]) => void } };
    browser?: unknown;
  };
  if (browser !== undefined) throw new Error('The page has `browser`.');
  if (chrome?.runtime?.sendMessage) throw new Error('The page can talk to extensions.');
  return said;
}

/** Events that nobody made, at the host and around it, and its own methods. */
export function makeUpEvents(): number {
  const host = [...document.documentElement.children].find((one) => one.localName.includes('-'));
  if (!(host instanceof HTMLElement)) throw new Error('There is no overlay here.');
  const { left, top, width, height } = host.getBoundingClientRect();
  let made = 0;
  for (let across = 0.1; across < 1; across += 0.2) {
    for (let down = 0.1; down < 1; down += 0.2) {
      const at = {
        bubbles: true,
        composed: true,
        cancelable: true,
        clientX: left + width * across,
        clientY: top + height * down,
      };
      for (const type of ['pointerdown', 'pointerup', 'pointermove'])
        host.dispatchEvent(new PointerEvent(type, at));
      for (const type of ['mousedown', 'mouseup', 'click', 'dblclick', 'contextmenu'])
        host.dispatchEvent(new MouseEvent(type, at));
      document.elementFromPoint(at.clientX, at.clientY)?.dispatchEvent(new MouseEvent('click', at));
      made += 9;
    }
  }
  host.focus();
  host.click();
  for (const key of ['Enter', ' ', 'Escape', 'Tab', 'a']) {
    for (const type of ['keydown', 'keypress', 'keyup']) {
      const typed = { key, bubbles: true, composed: true };
      host.dispatchEvent(new KeyboardEvent(type, typed));
      document.dispatchEvent(new KeyboardEvent(type, typed));
      made += 2;
    }
  }
  for (const type of ['submit', 'input', 'change', 'toggle', 'close', 'fullscreenchange', 'load'])
    host.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
  document.execCommand('insertText', false, 'from the page');
  return made + 7;
}

/** Moves it, fades it, covers it, hides it, and lays it under the person's next click. */
export function moveFadeAndCover(): number {
  const host = [...document.documentElement.children].find((one) => one.localName.includes('-'));
  if (!(host instanceof HTMLElement)) throw new Error('There is no overlay here.');
  host.style.cssText =
    'position:fixed!important;inset:0!important;width:100vw!important;height:100vh!important;' +
    'opacity:0!important;transform:scale(9)!important;pointer-events:none!important;display:none!important';
  host.setAttribute('style', host.style.cssText);
  host.className = 'away';
  host.id = 'overlay';
  host.slot = 'x';
  host.hidden = true;
  host.inert = true;
  host.animate([{ transform: 'translate(-9999px)', opacity: 0 }], {
    duration: 1,
    fill: 'forwards',
  });
  document.head.append(
    Object.assign(document.createElement('style'), {
      textContent: `.away, #overlay { display: none !important; opacity: 0 !important; translate: -99vw !important }
        html > *::part(x), html > :not(head, body)::backdrop { display: none !important }`,
    }),
  );
  const cover = Object.assign(document.createElement('div'), { id: 'cover' });
  cover.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:#fff';
  document.documentElement.append(cover);
  cover.popover = 'manual';
  cover.showPopover();
  cover.remove();
  // Undone again, but for what a page can't do at all: the test goes on to use it.
  host.inert = false;
  return 14;
}

/**
 * Lays over the overlay what nearly can't be seen and lets presses through, and raises it until the overlay no
 * longer comes to the top itself.
 */
export async function coverLettingThrough(): Promise<null> {
  const cover = Object.assign(document.createElement('div'), { id: 'through' });
  cover.style.cssText =
    'position:fixed;inset:0;width:100vw;height:100vh;margin:0;border:0;background:#fff;opacity:.01;pointer-events:none';
  document.documentElement.append(cover);
  cover.popover = 'manual';
  for (let raise = 0; raise < 20; raise += 1) {
    if (raise > 0) cover.hidePopover();
    cover.showPopover();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return null;
}

/** Tries to bring another document into the frame, by every name and way that leads to frames. */
export function navigateTheFrame(): number {
  let tries = 0;
  for (const name of ['overlay-frame', 'frame', 'Roomlight']) {
    const opened = window.open('about:blank', name);
    if (opened && opened !== window) opened.close();
    tries += 1;
  }
  for (let n = 0; n < window.length; n++) {
    const frame = window[n];
    if (frame) frame.location.href = 'about:blank';
    tries += 1;
  }
  const host = [...document.documentElement.children].find((one) => one.localName.includes('-'));
  for (const key of ['contentWindow', 'contentDocument', 'src', 'srcdoc', 'name']) {
    const inside = host as unknown as Record<string, unknown>;
    if (key !== 'src' && inside[key]) throw new Error(`The host has ${key}.`);
    inside[key] = 'about:blank';
    tries += 1;
  }
  return tries;
}

/** Frames our pages itself, by addresses that it would have to know; and the overlay with nonces it makes up. */
export function frameOurPages(origin: string): number {
  const nonces = ['', '0'.repeat(32), '__proto__', 'x'.repeat(1_024), `${'0'.repeat(32)},left`];
  const addresses = [
    ...nonces.map((nonce) => `${origin}/overlay-frame.html#${nonce}`),
    ...['popup', 'options', 'sidepanel', 'welcome'].map((name) => `${origin}/${name}.html`),
  ];
  for (const address of addresses) {
    const frame = document.createElement('iframe');
    frame.className = 'theirs';
    frame.src = address;
    document.body.append(frame);
  }
  return addresses.length;
}

/** The host taken away and put back, elsewhere and into a root of the page's own. */
export function takeAndPutBack(): void {
  const host = [...document.documentElement.children].find((one) => one.localName.includes('-'));
  if (!host) throw new Error('There is no overlay here.');
  host.remove();
  document.body.append(host);
  const box = document.body.appendChild(document.createElement('div'));
  box.attachShadow({ mode: 'open' }).append(host);
}

/** The document written anew, over everything that was in it. */
export function writeAnew(): void {
  document.open();
  document.write('<!doctype html><title>Anew</title><p>There was nothing here.</p>');
  document.close();
}

/** How a page that shows no overlay could find out that the extension is there; what answered. */
export async function probe(origin: string, paths: readonly string[]): Promise<string[]> {
  const answered: string[] = [];
  const note = (way: string, path: string) => void answered.push(`${way} ${path}`);
  const loads = (element: HTMLElement, way: string, path: string) =>
    new Promise<void>((resolve) => {
      const done = (isLoaded: boolean) => {
        if (isLoaded) note(way, path);
        element.remove();
        resolve();
      };
      element.addEventListener('load', () => done(true));
      element.addEventListener('error', () => done(false));
      setTimeout(() => done(false), 1_500);
      document.body.append(element);
    });
  const make = (tag: string, fields: object) =>
    Object.assign(document.createElement(tag), fields) as HTMLElement;
  await Promise.all(
    paths.flatMap((path) => {
      const address = `${origin}/${path}`;
      return [
        fetch(address).then(
          () => note('fetch', path),
          () => undefined,
        ),
        fetch(address, { mode: 'no-cors' }).then(
          () => note('opaque fetch', path),
          () => undefined,
        ),
        loads(make('img', { src: address }), 'img', path),
        loads(make('script', { src: address }), 'script', path),
        loads(make('link', { rel: 'stylesheet', href: address }), 'link', path),
        loads(make('video', { src: address }), 'video', path),
      ];
    }),
  );
  return answered.sort();
}

/** Everything that is there without being asked for: names of globals, elements, styles, entries. */
export function traces(): string[] {
  const { head, body, documentElement: root } = document;
  const others = [...root.children].filter((one) => one !== head && one !== body);
  const known = /roomlight|extension:/i;
  const global = Object.getOwnPropertyNames(window).filter((name) => known.test(name));
  const entries = performance.getEntries().filter(({ name }) => known.test(name));
  return [
    ...others.map(({ localName }) => `an element ${localName}`),
    ...[...root.attributes]
      .filter(({ name }) => name !== 'lang')
      .map(({ name }) => `an attribute ${name}`),
    ...global.map((name) => `a global ${name}`),
    ...entries.map(({ name }) => `an entry ${name}`),
    ...(document.adoptedStyleSheets.length > 0 ? ['adopted styles'] : []),
    ...(document.styleSheets.length > 0 ? ['styles'] : []),
    ...(known.test(root.outerHTML) ? ['words in the document'] : []),
    ...(getComputedStyle(body).cssText.includes('--') ? ['properties'] : []),
    ...(localStorage.length + sessionStorage.length > 0 ? ['storage'] : []),
    ...(document.cookie === '' ? [] : ['a cookie']),
  ];
}
