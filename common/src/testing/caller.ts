import type { Express } from 'express';
import supertest from 'supertest';
import { type Permission, SIGN_UP_ROLES } from '../contracts/index.ts';
import { type Api, signSessionToken } from '../http/index.ts';
import { newId } from '../runtime/index.ts';
import { answerCheck } from './answer-check.ts';
import { testSigningKey } from './test-keys.ts';
import { ALLOW } from './test-roles.ts';

/** Long enough for every clock a test may set. */
const LIFE_SECONDS = 100 * 365 * 86_400;

export interface CallerOptions {
  readonly id?: string;
  /** Default: what everyone gets who signs up. */
  readonly roles?: readonly string[];
  /** Beyond what the roles allow. */
  readonly permissions?: readonly Permission[];
}

// Said in full: what the compiler writes by itself names a file of supertest's that others cannot resolve.
type Agent = ReturnType<typeof supertest.agent>;
/** A supertest agent that is somebody. */
export type Caller = Agent & { readonly user: { id: string; sid: string; roles: string[] } };

/** Somebody signed in, on our own pages: a supertest agent with a real token in its cookie jar. */
export function caller(app: Express, options: CallerOptions = {}): Caller {
  const { id = newId(), roles = SIGN_UP_ROLES, permissions = [] } = options;
  const user = { id, sid: newId(), roles: [...roles, ...permissions.map((permission) => `${ALLOW}${permission}`)] };
  const token = signSessionToken(
    { userId: id, sessionId: user.sid, roles: user.roles },
    testSigningKey,
    new Date(),
    LIFE_SECONDS,
  );
  const agent = anonymous(app);
  agent.jar.setCookie(sessionCookieFor(token), '127.0.0.1', '/');
  return Object.assign(agent, { user });
}

/** Somebody not signed in, on our own pages. Every answer they get is held against what the service declares. */
export function anonymous(app: Express): Agent {
  const agent = supertest.agent(app).set('Sec-Fetch-Site', 'same-origin');
  const api: Api | undefined = app.locals.api;
  if (api !== undefined) agent.use((request: supertest.Test) => void request.expect(answerCheck(api)));
  return agent;
}

/** A `session` cookie around a token, as cookie-session writes it. */
export function sessionCookieFor(token: string): string {
  return `session=${Buffer.from(JSON.stringify({ jwt: token })).toString('base64')}`;
}
