import { randomBytes } from 'node:crypto';
import { signSessionToken } from '@ticketing-dev/common/http';
import { type Base, buildBase, inTurn } from '@ticketing-dev/common/runtime';
import type { Config } from './config.ts';
import { auditStore } from './db/audit-store.ts';
import { linkStore } from './db/link-store.ts';
import { roleStore } from './db/role-store.ts';
import { sessionStore } from './db/session-store.ts';
import { toldStore } from './db/told-store.ts';
import { userStore } from './db/user-store.ts';
import type { User } from './domain/user.ts';
import { limit } from './gateways/limit.ts';
import { passwords } from './gateways/passwords.ts';
import { wrongTries } from './gateways/wrong-tries.ts';

export type Deps = ReturnType<typeof buildDeps>;

export function buildDeps(config: Config, base: Base<Config> = buildBase('auth', config)) {
  return {
    ...base,
    users: userStore(base),
    told: toldStore(base),
    roleTable: roleStore(base),
    sessionTable: sessionStore(base),
    links: linkStore(base),
    audit: auditStore(base),
    passwords: passwords(),
    wrongTries: wrongTries(base),
    /** Visits and changes of one account write its row. */
    perAccount: inTurn(),
    linkMails: limit(base, { name: 'link-mails', points: 5, perSeconds: 3_600 }),
    takenProbes: limit(base, { name: 'taken-probes', points: 20, perSeconds: 900 }),
    /** 256 random bits. */
    newSecret: () => randomBytes(32).toString('base64url'),
    signToken: (user: User, sessionId: string, now: Date) =>
      signSessionToken({ userId: user.id, sessionId, roles: user.roles }, config.JWT_PRIVATE_KEY, now),
  };
}
