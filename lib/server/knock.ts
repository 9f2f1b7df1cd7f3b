const TIMEOUT_MS = 5_000;

/** `refuses`: no answer, and that at once. `silent`: none in 5 s. */
export type KnockAnswer = 'answers' | 'refuses' | 'silent';

/** Whether anything is there at all. Without CORS the answer can't be read, but it can be noticed. */
export async function knock(url: string, fetcher: typeof fetch): Promise<KnockAnswer> {
  try {
    await fetcher(url, requestOptions('no-cors'));
    return 'answers';
  } catch (error) {
    return error instanceof DOMException && error.name === 'TimeoutError' ? 'silent' : 'refuses';
  }
}

/** How to ask somebody of whom nothing is known: 5 s at most, and nothing of ours is shown. */
export function requestOptions(mode: RequestMode): RequestInit {
  return { mode, signal: AbortSignal.timeout(TIMEOUT_MS), credentials: 'omit', cache: 'no-store' };
}
