import cookieSession from 'cookie-session';
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';

const COOKIE_DAYS = 30;
const Content = z.object({ jwt: z.string().min(1) });

/** The cookie `session`: cookie-session's `{jwt}`, unsigned, since the JWT itself is what is signed. */
export function sessionCookies(publicUrl: string): RequestHandler {
  return cookieSession({
    name: 'session',
    signed: false,
    httpOnly: true,
    sameSite: 'lax',
    secure: publicUrl.startsWith('https:'),
    maxAge: COOKIE_DAYS * 86_400_000,
  });
}

/** Puts a session's token into the caller's cookie, or takes it out with null. */
export function sessionCookie(res: Pick<Response, 'req'>, token: string | null): void {
  res.req.session = token === null ? null : { jwt: token };
}

/** The token the caller brought, unverified. */
export function tokenOf(req: Request): string | undefined {
  return Content.safeParse(req.session).data?.jwt;
}
