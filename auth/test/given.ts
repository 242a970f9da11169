import { afterEach } from '@jest/globals';
import type { EventEnvelope } from '@ticketing-dev/common/contracts';
import {
  anonymous,
  type CallerOptions,
  caller,
  type FixedClock,
  fixedClock,
  outboxOf,
  testBase,
} from '@ticketing-dev/common/testing';
import { buildApp } from '../src/app.ts';
import { Config } from '../src/config.ts';
import { buildDeps } from '../src/deps.ts';
import { ensureInitialRoles } from '../src/use-cases/ensure-initial-roles.ts';

export const PASSWORD = 'correct horse battery';
export const ADMIN_EMAIL = 'root@example.com';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

export type Given = Awaited<ReturnType<typeof given>>;

/** The whole service but its port, on a database of its own; sign-ups go through HTTP as everybody's do. */
export async function given(options: { limits?: 'on'; redis?: 'none'; clock?: FixedClock } = {}) {
  const { limits = 'off', redis = 'real', clock = fixedClock() } = options;
  const env = { RATE_LIMITS: limits, ADMIN_EMAIL };
  const base = await testBase<typeof Config>('auth', { schema: Config, env, clock, redis });
  closing.push(base.close);
  const deps = buildDeps(base.config, base);
  await base.prepare();
  await ensureInitialRoles(deps);
  const app = buildApp(deps);
  const outbox = outboxOf(base);

  async function signUp(email = 'anna@example.com', password = PASSWORD) {
    const agent = anonymous(app);
    const { status, body } = await agent.post('/api/users/signup').send({ email, password });
    if (status !== 201) throw new Error(`sign-up of ${email} answered ${status}`);
    return Object.assign(agent, { user: body as { id: string; email: string; version: number } });
  }

  async function signIn(email: string, password = PASSWORD) {
    const agent = anonymous(app);
    const { status } = await agent.post('/api/users/signin').send({ email, password });
    return Object.assign(agent, { status });
  }

  async function told(type: string): Promise<EventEnvelope[]> {
    return (await outbox.events()).filter((event) => event.type === type);
  }

  /** The token of the newest link that was mailed. */
  async function mailedToken(kind: 'verify-email' | 'reset-password'): Promise<string> {
    const links = (await told('user:link-requested')).map((event) => event.data as { kind: string; url: string });
    const url = links.filter((link) => link.kind === kind).at(-1)?.url;
    const token = url && new URL(url).searchParams.get('token');
    if (!token) throw new Error(`no link ${kind} was mailed`);
    return token;
  }

  return {
    app,
    deps,
    clock,
    outbox,
    published: base.published,
    told,
    mailedToken,
    signUp,
    signIn,
    anybody: () => anonymous(app),
    /** Signed in with these permissions; has no account. */
    somebody: (who: CallerOptions = {}) => caller(app, who),
  };
}

/** Whether this browser is signed in, by the token alone, as the other services see it. */
export async function isLetIn(agent: ReturnType<typeof anonymous>): Promise<boolean> {
  return (await agent.get('/api/users/sessions')).status === 200;
}
