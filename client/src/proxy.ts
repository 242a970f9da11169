import { type NextRequest, NextResponse } from 'next/server';
import { config as settings } from './config.ts';
import { isRealStripe } from './is-real-stripe.ts';
import { securityPolicy } from './security-policy.ts';
import { renewSession } from './session/renew-session.ts';
import { withCookie } from './session/session-cookie.ts';

const SANE_ID = /^[A-Za-z0-9_-]{8,64}$/;

/** Before every page: a token that lasts for it, a nonce for its scripts, an id for its logs. It allows and refuses nothing. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const headers = new Headers(request.headers);
  const given = headers.get('x-request-id') ?? '';
  const requestId = SANE_ID.test(given) ? given : crypto.randomUUID();
  headers.set('x-request-id', requestId);

  const setCookies = await renewSession(headers);
  for (const setCookie of setCookies) headers.set('cookie', withCookie(headers.get('cookie') ?? '', setCookie));

  const nonce = Buffer.from(crypto.randomUUID()).toString('base64');
  const policy = securityPolicy({
    nonce,
    stripe: isRealStripe(settings().STRIPE_PUBLISHABLE_KEY),
    development: process.env.NODE_ENV === 'development',
  });
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);

  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  response.headers.set('x-request-id', requestId);
  for (const setCookie of setCookies) response.headers.append('set-cookie', setCookie);
  return response;
}

export const config = {
  matcher: [
    '/((?!api/|_next/static|_next/image|livez|readyz|sw\\.js|favicon|icon|robots\\.txt|sitemap\\.xml|.*picture\\.png).*)',
    // The services' own documents do not come by here.
    '/api/docs/:path*',
  ],
};
