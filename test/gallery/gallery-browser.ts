/** A browser in which nothing was allowed and nothing is open: the gallery is no extension. */
const event = { addListener: () => {}, removeListener: () => {} };
const known: Readonly<Record<string, object>> = {
  permissions: {
    contains: async () => false,
    request: async () => false,
    onAdded: event,
    onRemoved: event,
  },
  tabs: { query: async () => [], onActivated: event, onUpdated: event, create: async () => ({}) },
  commands: { getAll: async () => [] },
  storage: {
    local: { get: async () => ({}), set: async () => {} },
    session: { get: async () => ({}), set: async () => {} },
    onChanged: event,
  },
  runtime: {
    id: 'gallery',
    getURL: (path: string) => `/${path}`,
    getManifest: () => ({ version: '0' }),
    openOptionsPage: async () => {},
    onMessage: event,
  },
};

export const browser = new Proxy(known, { get: (apis, name) => apis[String(name)] });
