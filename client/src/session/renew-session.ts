import { config } from '../config.ts';
import { tokenExpiry } from './session-cookie.ts';

/** Below this the page's own requests might find the token expired. */
const RENEW_BELOW_MS = 120_000;
const WITHIN_MS = 3_000;

/** What auth says to a token that ends soon: the cookies to set. Nothing when there is nothing to renew, or auth is away. */
export async function renewSession(visitor: Headers): Promise<string[]> {
  const cookie = visitor.get('cookie');
  const expiry = tokenExpiry(cookie);
  if (cookie === null || expiry === undefined || expiry - Date.now() > RENEW_BELOW_MS) return [];
  const { AUTH_URL, PUBLIC_URL } = config();
  try {
    const response = await fetch(new URL('/api/users/renew', AUTH_URL), {
      method: 'POST',
      headers: {
        cookie,
        origin: new URL(PUBLIC_URL).origin,
        ...Object.fromEntries(
          ['user-agent', 'x-forwarded-for', 'x-forwarded-proto', 'x-request-id'].flatMap((name) => {
            const value = visitor.get(name);
            return value === null ? [] : [[name, value]];
          }),
        ),
      },
      cache: 'no-store',
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    await response.body?.cancel();
    return response.headers.getSetCookie();
  } catch {
    return [];
  }
}
