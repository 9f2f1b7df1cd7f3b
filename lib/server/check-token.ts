import { requestOptions } from './knock.ts';

/**
 * Whether a server still takes a token. A refused token and a refused origin both show in a browser as a
 * socket that does not open, so it is asked by plain HTTP. Protocol, section 2.
 */
export async function checkToken(
  sessionUrl: URL,
  token: string,
  fetcher: typeof fetch,
): Promise<'accepted' | 'refused' | 'unanswered'> {
  try {
    const { ok, status } = await fetcher(sessionUrl, {
      ...requestOptions('cors'),
      headers: { authorization: `Bearer ${token}` },
      redirect: 'error',
    });
    if (ok) return 'accepted';
    return status === 401 ? 'refused' : 'unanswered';
  } catch {
    return 'unanswered'; // no network, no server and no CORS all look alike
  }
}
