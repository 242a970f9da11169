/** A small service, run as a process of its own by the tests beside this file. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Schema } from 'mongoose';
import { z } from 'zod';
import { ExpirationCompleted, OrderCreated } from '../../src/contracts/index.ts';
import { buildHttpApp } from '../../src/http/index.ts';
import { consume } from '../../src/messaging/index.ts';
import { BaseConfig, buildBase, every, readConfig, runService } from '../../src/runtime/index.ts';

const Config = BaseConfig.extend({
  GREETING: z.string(),
  CRASH: z.enum(['rejection', 'exception', 'no']).default('no'),
});
const base = buildBase('expiration', readConfig(Config, process.env));
const schema = new Schema({ _id: String }, { collection: 'heard', autoIndex: false });
const heard = base.connection.model('Heard', schema);
const deps = { ...base, heard };

const onOrderCreated = consume(OrderCreated, async ({ once, newId }: typeof deps, event) => {
  await once(event, async (tx) => {
    await heard.insertMany([{ _id: event.subject }], { session: tx.session });
    const data = { kind: 'order-hold', subjectId: event.subject, dueAt: event.time, version: 1 } as const;
    tx.tell(ExpirationCompleted, { subject: event.subject, data, id: newId() });
  });
});

const app = buildHttpApp(deps, (routes) => {
  routes.get('/api/slow', async (_req, res) => {
    await sleep(1_000);
    res.json({ done: true });
  });
  routes.get('/api/heard', async (_req, res) => {
    res.json(await heard.distinct('_id'));
  });
  routes.get('/api/crash', (_req, res) => {
    res.json({});
    if (deps.config.CRASH === 'rejection') void Promise.reject(new Error('nobody waits for anna@example.com'));
    if (deps.config.CRASH === 'exception') {
      setImmediate(() => {
        throw new Error('nobody catches this');
      });
    }
  });
});

const worker = every({ name: 'ticker', everyMs: 10, run: async () => undefined, logger: deps.logger });
await runService(deps, { app, consumers: [onOrderCreated], workers: [worker] });
