/** What a fake server answers: a status with a document, a text, or nothing at all. */
export type FakeAnswer =
  | { readonly status: number; readonly json?: unknown; readonly text?: string }
  | 'no answer';

/** One request as the fake server saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly body: string | null;
  readonly options: RequestInit;
}

export interface FakeFetch {
  readonly fetcher: typeof fetch;
  readonly seen: readonly SeenRequest[];
  /** Answers differently from now on. */
  answer(answers: Readonly<Record<string, FakeAnswer>>): void;
}

/** `fetch` over a table: `GET /path` or, without CORS, `no-cors /path` → answer. What is not listed does not answer. */
export function createFakeFetch(answers: Readonly<Record<string, FakeAnswer>>): FakeFetch {
  const seen: SeenRequest[] = [];
  let table = answers;
  const fetcher = async (input: string | URL | Request, options: RequestInit = {}) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const method = options.mode === 'no-cors' ? 'no-cors' : (options.method ?? 'GET');
    const body = typeof options.body === 'string' ? options.body : null;
    seen.push({ method, url: url.href, body, options });
    const answer = table[`${method} ${url.pathname}`];
    if (answer === undefined || answer === 'no answer') throw new TypeError('Failed to fetch');
    return new Response(answer.text ?? JSON.stringify(answer.json ?? {}), {
      status: answer.status,
    });
  };
  return {
    fetcher,
    seen,
    answer(next) {
      table = next;
    },
  };
}
