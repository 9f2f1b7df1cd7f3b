/** A page of somebody's website, with what makes it hard for an overlay. */
export interface TestPage {
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly script?: string;
  readonly style?: string;
}

/** What a curious page would do: write down every key and every message that it can get hold of. */
const LISTEN = `
  window.heard = [];
  for (const type of ['keydown', 'keypress', 'keyup', 'input', 'beforeinput', 'paste', 'message'])
    addEventListener(type, (event) => heard.push(type + ' ' + (event.key ?? event.data ?? '')), true);
`;

const TEXT = '<h1>On lighthouses</h1><p>A lamp in a window says that somebody is at home.</p>';

export const PAGES = {
  plain: { body: TEXT, script: LISTEN },

  'strict-csp': {
    body: TEXT,
    headers: {
      'content-security-policy':
        "default-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'",
    },
  },

  isolated: {
    body: TEXT,
    script: LISTEN,
    headers: {
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-opener-policy': 'same-origin',
    },
  },

  modal: {
    body: `${TEXT}
      <dialog><p>Do you accept cookies?</p><input id="answer"><button id="accept">Accept</button></dialog>`,
    script: `${LISTEN}
      const dialog = document.querySelector('dialog');
      dialog.showModal();
      document.querySelector('#accept').onclick = () => { document.title = 'accepted'; };`,
  },

  /** A dialog in a component of the page: no selector finds it from outside. */
  'inner-modal': {
    body: `${TEXT}<button id="open">Open</button><cookie-notice></cookie-notice>`,
    script: `${LISTEN}
      const root = document.querySelector('cookie-notice').attachShadow({ mode: 'open' });
      root.innerHTML = '<dialog><button id="accept">Accept</button></dialog>';
      document.querySelector('#open').onclick = () => root.querySelector('dialog').showModal();`,
  },

  fullscreen: {
    body: `${TEXT}<div id="film"><button id="enter">Watch</button><button id="leave">Stop</button></div>`,
    script: `${LISTEN}
      document.querySelector('#enter').onclick = () => document.querySelector('#film').requestFullscreen();
      document.querySelector('#leave').onclick = () => document.exitFullscreen();`,
  },

  'single-page': {
    body: `<main>${TEXT}</main><button id="next">Next</button>`,
    script: `${LISTEN}
      document.querySelector('#next').onclick = () => {
        history.pushState({}, '', '/single-page/next');
        document.querySelector('main').innerHTML = '<h1>On lamps</h1>';
      };`,
  },

  sandboxed: {
    body: TEXT,
    script: LISTEN,
    headers: { 'content-security-policy': 'sandbox allow-scripts' },
  },

  /** Has Chromium load the next page before anybody asks for it; goes there when another page says so. */
  prerendering: {
    body: `${TEXT}<script type="speculationrules">
      {"prerender":[{"source":"list","urls":["/prerendered"],"eagerness":"immediate"}]}</script>`,
    script: `
      addEventListener('storage', ({ key }) => { if (key === 'go') location.assign('/prerendered'); });`,
  },

  /** Writes down what there is of us a second after it was loaded, and again once it is shown. */
  prerendered: {
    body: TEXT,
    script: `
      window.seen = [];
      const look = () => {
        const overlays = [...document.documentElement.children].filter((one) => one.localName.includes('-'));
        seen.push({ prerendering: document.prerendering, overlays: overlays.length });
      };
      document.addEventListener('prerenderingchange', look);
      setTimeout(() => { look(); localStorage.setItem('ahead', 'loaded'); }, 1000);`,
  },

  /** Everything a stylesheet can say against an element it does not know. */
  hostile: {
    body: TEXT,
    script: LISTEN,
    style: `
      html { font-size: 60px; zoom: 1; color-scheme: dark; --accent: red }
      html > *:not(head, body), [popover] {
        display: none !important; visibility: hidden !important; opacity: 0 !important;
        width: 0 !important; height: 0 !important; inset: -9999px auto auto -9999px !important;
        transform: scale(0) !important; clip-path: inset(100%) !important; filter: opacity(0) !important;
        pointer-events: none !important; z-index: -1 !important; animation: away 1ms infinite !important;
      }
      @keyframes away { to { transform: translate(-9999px) } }
      #cover { position: fixed; inset: 0; z-index: 2147483647; background: #0003 }
    `,
  },
} as const satisfies Record<string, TestPage>;

export type PageName = keyof typeof PAGES;

/** The whole document. Another origin's pages look the same. */
export function renderPage(name: string, page: TestPage): string {
  const cover = name === 'hostile' ? '<div id="cover"></div>' : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${name}</title>
    <style>body{font:16px/1.5 sans-serif;margin:48px auto;max-width:60ch}${page.style ?? ''}</style>
    </head><body>${page.body}${cover}<script>${page.script ?? ''}</script></body></html>`;
}
