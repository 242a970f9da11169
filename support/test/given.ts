import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AnyEventDefinition, UserCreated, type UserState } from '@ticketing-dev/common/contracts';
import { newId } from '@ticketing-dev/common/runtime';
import { deliver, fixedClock, outboxOf, sample, testBase } from '@ticketing-dev/common/testing';
import { inboxApp, messageStore, smtpServer } from '@ticketing-dev/local/inbox';
import { buildApp } from '../src/app.ts';
import { Config } from '../src/config.ts';
import { type Deps, wire } from '../src/deps.ts';
import { handlers } from '../src/events/index.ts';
import { sendDueMessages } from '../src/use-cases/send-due-messages.ts';

/** The moment the samples are about: their holds are still running. */
export const NOW = new Date('2026-01-01T12:00:00.000Z');

/** The service with a real SMTP server and Twilio's protocol behind it: what is in the inbox was really sent. */
export async function startSupport() {
  const folder = mkdtempSync(join(tmpdir(), 'inbox-'));
  const inbox = messageStore(folder);
  const smtp = smtpServer(inbox);
  const refusals = new Map<string, number>();
  smtp.onRcptTo = ({ address }, _session, done) => {
    const responseCode = refusals.get(address);
    if (responseCode === undefined) return done();
    done(Object.assign(new Error(`<${address}>: cannot be reached`), { responseCode }));
  };
  const smtpPort = await portOf(smtp.listen(0, '127.0.0.1'));
  const authToken = randomUUID();
  const twilio = createServer(inboxApp(inbox, { authToken }));
  const twilioPort = await portOf(twilio.listen(0, '127.0.0.1'));

  const clock = fixedClock(NOW);
  const base = await testBase('support', {
    schema: Config,
    clock,
    env: {
      SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
      TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
      TWILIO_AUTH_TOKEN: authToken,
      TWILIO_FROM: '+15005550006',
      TWILIO_API_URL: `http://127.0.0.1:${twilioPort}`,
    },
  });
  const deps: Deps = wire(base, base.config);
  await base.prepare();

  const hear = (definition: AnyEventDefinition, subject: string, data: unknown) =>
    deliver(deps, handlers, { definition, subject, data });

  return {
    app: buildApp(deps),
    clock,
    deps,
    hear,
    inbox,
    outbox: outboxOf(base),
    send: () => sendDueMessages(deps),
    smtp: {
      /** What the server says to mails for this address from now on; null: it takes them. */
      answers(address: string, code: number | null): void {
        if (code === null) refusals.delete(address);
        else refusals.set(address, code);
      },
    },

    /** A user whose account support has heard of. */
    async recipient(fields: Partial<UserState> = {}): Promise<UserState> {
      const id = newId();
      const user = {
        ...sample(UserCreated).data,
        id,
        email: `${id}@example.com`,
        emailVerified: true,
        phone: null,
        version: 0,
        ...fields,
      };
      await hear(UserCreated, id, user);
      return user;
    },

    async close(): Promise<void> {
      deps.mailer.close();
      smtp.close(() => undefined);
      twilio.close();
      await base.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function portOf(server: Server): Promise<number> {
  if (!server.listening) await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not listening on a port');
  return address.port;
}
