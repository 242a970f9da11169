import { once } from 'node:events';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import express from 'express';
import { catalogue } from '../src/demo/catalogue.ts';
import { seedOnce } from '../src/demo/seed-once.ts';
import { stateIn } from '../src/process/state.ts';
import { readSettings } from '../src/stack/settings.ts';
import { silent } from '../src/stack/steps.ts';

const titles = catalogue(new Date()).map(({ title }) => title);
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** The part of the product the seeding sees: listings by key and seller, refusing dates that are over. */
async function product() {
  const listed: string[] = [];
  const keys = new Map<string, string>();
  let diesAfter = Number.POSITIVE_INFINITY;
  const app = express().use(express.json());
  app.post('/api/users/signup', (_req, res) => void res.status(201).json({}));
  app.get(
    '/api/tickets',
    (_req, res) => void res.json({ items: listed.map((title) => ({ title })), nextCursor: null }),
  );
  app.post('/api/tickets', (req, res) => {
    const key = req.get('idempotency-key') ?? '';
    if (req.body.startsAt && Date.parse(req.body.startsAt) < Date.now()) return void res.status(400).json({});
    if (!keys.has(key)) {
      keys.set(key, req.body.title);
      listed.push(req.body.title);
    }
    // The last answer never arrives: the start died with the request under way.
    if (listed.length > diesAfter) return void res.status(500).json({});
    res.status(201).json({});
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return {
    listed,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    dieAfter: (count: number) => {
      diesAfter = count;
    },
    forgetKeys: () => keys.clear(),
  };
}

// Red when the dates of a start that never ended are kept, and when what is there is not asked for: keys live for a day.
test.each([0, 1, 40])(
  'a start that died midway is completed by the next, %d days later, without gap or double',
  async (days) => {
    const shop = await product();
    const state = stateIn(mkdtempSync(join(tmpdir(), 'seed-')));
    const stack = { url: shop.url, inboxUrl: '', settings: readSettings({ SMTP_URL: 'smtp://elsewhere' }), state };
    shop.dieAfter(12);
    await expect(seedOnce(stack, silent)).rejects.toThrow('The demo data could not be made');
    shop.dieAfter(Number.POSITIVE_INFINITY);
    if (days > 0) {
      shop.forgetKeys();
      const file = state.data('demo.json');
      const begun = JSON.parse(readFileSync(file, 'utf8'));
      writeFileSync(
        file,
        JSON.stringify({ ...begun, firstDay: new Date(Date.now() - days * 86_400_000).toISOString() }),
      );
    }

    await seedOnce(stack, silent);
    await seedOnce(stack, silent);

    expect([...shop.listed].sort()).toEqual([...titles].sort());
  },
);
