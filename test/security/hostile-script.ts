/** What a hostile page got hold of. */
export interface Loot {
  /** Key and input events of any kind, wherever they were meant for. */
  keys: string[];
  /** Where something of ours was found, and what. */
  found: string[];
  /** Calls that went through what the page had wrapped, so that one sees that it was there in time. */
  calls: number;
  /** Looks at everything that can be looked at. */
  looks: number;
  /** Events of any kind. */
  events: number;
}

/**
 * Runs in the page before anything of ours: listens to everything, wraps what scripts are made of, and looks
 * at all there is, again and again. It must not use anything outside itself. `secrets` are the words that it
 * may never come across.
 */
export function beHostile(secrets: readonly string[]): void {
  const loot: Loot = { keys: [], found: [], calls: 0, looks: 0, events: 0 };
  Object.defineProperty(window, 'loot', { value: loot });
  const { apply, ownKeys, get } = Reflect;
  const { stringify } = JSON;
  const push = Array.prototype.push;
  const contains = String.prototype.includes;
  const wanted = [...secrets, 'chrome-extension:', 'moz-extension:'];
  let isNoting = false;

  const take = (where: string, text: string): void => {
    for (let n = 0; n < wanted.length; n++) {
      const word = wanted[n] ?? '';
      if (apply(contains, text, [word])) apply(push, loot.found, [`${where}: ${word}`]);
    }
  };
  /** Whatever it is: as text, and what it holds one level down. */
  const note = (where: string, thing: unknown): void => {
    if (isNoting) return;
    isNoting = true;
    try {
      if (typeof thing === 'string') take(where, thing);
      else if (typeof thing === 'object' && thing !== null) {
        for (
          let owner: object | null = thing;
          owner;
          owner = Object.getPrototypeOf(owner) as object
        ) {
          for (const key of ownKeys(owner)) {
            const value: unknown = get(owner, key, thing);
            if (typeof value === 'string') take(`${where}.${String(key)}`, value);
          }
          if (owner === Object.prototype) break;
        }
        take(where, stringify(thing) ?? '');
      }
    } catch {
      // What can't be read is of no use to a thief.
    } finally {
      isNoting = false;
    }
  };

  const wrap = (owner: object, ...names: readonly string[]): void => {
    for (const name of names) {
      const original: unknown = get(owner, name);
      if (typeof original !== 'function') continue;
      Object.defineProperty(owner, name, {
        configurable: true,
        writable: true,
        value: function wrapped(this: unknown, ...args: unknown[]): unknown {
          if (!isNoting) {
            loot.calls += 1;
            for (let n = 0; n < args.length; n++) note(`${name}()`, args[n]);
            if (this instanceof ShadowRoot) look(this, 'a wrapped call on a root');
          }
          return new.target ? Reflect.construct(original, args) : apply(original, this, args);
        },
      });
    }
  };

  const look = (root: ParentNode, where: string): void => {
    note(
      where,
      (root as Partial<Element>).outerHTML ?? (root as Partial<ShadowRoot>).innerHTML ?? '',
    );
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot, `${where} > root`);
      const frame = element as Partial<HTMLIFrameElement>;
      try {
        const inner = frame.contentDocument;
        if (inner?.documentElement) note(`${where} > frame`, inner.documentElement.outerHTML);
      } catch {
        // Of another origin.
      }
    }
  };
  const lookAtAll = (): void => {
    loot.looks += 1;
    look(document, 'document');
    note('text', document.documentElement.innerText);
    note('selection', String(getSelection()));
    note('title', document.title);
    for (const entry of performance.getEntries()) note('performance', entry.name);
    for (const sheet of document.styleSheets) note('sheet', sheet.href ?? '');
    for (let n = 0; n < window.length; n++) {
      try {
        note('frames', window[n]?.location.href ?? '');
      } catch {
        // Of another origin.
      }
    }
    for (const key of Object.getOwnPropertyNames(window)) {
      take('global', key);
      const value: unknown = (window as unknown as Record<string, unknown>)[key];
      if (typeof value === 'string') note(`window.${key}`, value);
    }
    note('storage', stringify({ ...localStorage, ...sessionStorage }));
  };

  // Every event there is a handler for, and some that have none.
  const types = new Set([
    'message',
    'focusin',
    'focusout',
    'textInput',
    'DOMFocusIn',
    'securitypolicyviolation',
  ]);
  for (const owner of [window, document, HTMLElement.prototype, Document.prototype]) {
    for (let place: object | null = owner; place; place = Object.getPrototypeOf(place) as object) {
      for (const key of Object.getOwnPropertyNames(place))
        if (key.startsWith('on')) types.add(key.slice(2));
    }
  }
  const hear = (event: Event): void => {
    loot.events += 1;
    if (/^(key|input|beforeinput|textInput|composition|paste|cut|copy)/.test(event.type)) {
      const { key, data } = event as Event & { key?: string; data?: string };
      apply(push, loot.keys, [`${event.type} ${String(key ?? data ?? '')}`]);
    }
    note(event.type, event);
    for (const place of event.composedPath()) {
      if (place instanceof ShadowRoot) look(place, 'a root on the way of an event');
    }
  };
  for (const type of types) {
    window.addEventListener(type, hear, true);
    document.addEventListener(type, hear, true);
  }

  wrap(EventTarget.prototype, 'addEventListener', 'removeEventListener', 'dispatchEvent');
  wrap(Node.prototype, 'appendChild', 'insertBefore', 'contains', 'cloneNode');
  wrap(Element.prototype, 'attachShadow', 'setAttribute', 'append', 'remove', 'matches', 'animate');
  wrap(
    HTMLElement.prototype,
    'showPopover',
    'hidePopover',
    'focus',
    'blur',
    'click',
    'attachInternals',
  );
  wrap(Document.prototype, 'createElement', 'querySelector', 'elementFromPoint', 'append');
  wrap(CSSStyleSheet.prototype, 'replaceSync', 'replace', 'insertRule');
  wrap(
    window,
    'postMessage',
    'fetch',
    'setTimeout',
    'setInterval',
    'requestAnimationFrame',
    'CSSStyleSheet',
  );
  wrap(window, 'WebSocket', 'MessageChannel', 'AbortController', 'URL');
  wrap(MessagePort.prototype, 'postMessage');
  wrap(Crypto.prototype, 'getRandomValues');
  wrap(Storage.prototype, 'getItem', 'setItem');
  wrap(Promise.prototype, 'then', 'catch', 'finally');
  wrap(
    Array.prototype,
    'map',
    'filter',
    'push',
    'join',
    'slice',
    'forEach',
    'concat',
    'includes',
    'find',
  );
  wrap(String.prototype, 'slice', 'split', 'includes', 'startsWith', 'replace', 'toLowerCase');
  wrap(Array, 'from', 'isArray');
  wrap(Object, 'assign', 'keys', 'entries', 'fromEntries', 'hasOwn', 'freeze');
  wrap(JSON, 'parse', 'stringify');
  const everything: object = Object.prototype;
  for (const name of ['frameUrl', 'nonce', 'token', 'place', 'command', 'runtime']) {
    const set = (value: unknown): void => note(`Object.prototype.${name}`, value);
    Object.defineProperty(everything, name, {
      configurable: true,
      set,
      get: () => undefined,
    });
  }
  const source = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'src');
  Object.defineProperty(HTMLIFrameElement.prototype, 'src', {
    ...source,
    set(value: string) {
      note('iframe.src', value);
      source?.set?.call(this, value);
    },
  });

  // An element that is not known yet can be made known, and then asks for what is inside it.
  const claim = (host: Element): void => {
    if (!host.localName.includes('-') || customElements.get(host.localName)) return;
    const Claimed = class extends HTMLElement {
      constructor() {
        super();
        try {
          const { shadowRoot } = this.attachInternals();
          if (shadowRoot) look(shadowRoot, 'internals of the host');
        } catch {
          // Not to be had.
        }
      }
    };
    customElements.define(host.localName, Claimed);
  };
  new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) if (node instanceof Element) claim(node);
    }
    lookAtAll();
  }).observe(document, { childList: true, subtree: true, attributes: true });
  setInterval(lookAtAll, 1_000);
}
