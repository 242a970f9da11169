import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { authorized, eventually, sdkFor } from './given.ts';
import { givenReceiver } from './webhook-receiver.ts';

const MAIN = fileURLToPath(new URL('../../src/stripe/main.ts', import.meta.url));
let stateDir: string;
const children: ReturnType<typeof spawn>[] = [];
beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'stripe-double-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(stateDir, { recursive: true });
});

async function start(env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], {
    env: { PATH: process.env.PATH, PORT: '0', STATE_DIR: stateDir, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const lines: string[] = [];
  const url = await new Promise<string | null>((resolve) => {
    void exited.then(() => resolve(null));
    createInterface(child.stdout).on('line', (line) => {
      lines.push(line);
      const parsed: unknown = JSON.parse(line);
      const found = Reflect.get(Object(parsed), 'url');
      if (typeof found === 'string') resolve(found);
    });
  });
  const sdk = { host: '127.0.0.1', port: url ? Number(new URL(url).port) : 0, protocol: 'http' as const };
  return {
    url,
    lines,
    exited,
    stripe: sdkFor({ sdk }),
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

test('kill -9 loses nothing that was answered: objects, keys, knobs, webhooks not yet delivered', async () => {
  const receiver = await givenReceiver();
  const env = { WEBHOOK_URL: receiver.webhook.url, WEBHOOK_SECRET: receiver.webhook.secret };
  await receiver.close();
  const before = await start(env);
  const idempotencyKey = 'cap:1';
  const { id } = await authorized(before.stripe);
  const capture = await before.stripe.paymentIntents.capture(id, {}, { idempotencyKey });
  await fetch(`${before.url}/_control`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ clockOffsetSeconds: 5 }),
  });
  await before.kill();
  // A line that was being written when it died was never answered.
  appendFileSync(join(stateDir, 'journal.ndjson'), '[{"table":"charges","id":"ch_torn","row":{"id":');

  const after = await start(env);

  expect(await after.stripe.paymentIntents.retrieve(id)).toEqual(capture);
  const again = await after.stripe.paymentIntents.capture(id, {}, { idempotencyKey });
  expect(again.lastResponse.headers['idempotent-replayed']).toBe('true');
  expect(await (await fetch(`${after.url}/_control`)).json()).toMatchObject({ knobs: { clockOffsetSeconds: 5 } });
  const back = await givenReceiver(() => 200, receiver.port);
  await eventually(() => expect(back.types()).toContain('payment_intent.succeeded'), 20_000);
  await back.close();
  expect(await (await fetch(`${after.url}/livez`)).json()).toEqual({ status: 'ok' });
}, 90_000);

test.each([
  [{ STRIPE_KEY: 'sk_live_abc' }, 'STRIPE_KEY is a live key'],
  [{ PORT: 'x' }, 'PORT'],
  [{ WEBHOOK_URL: 'http://127.0.0.1:1/' }, 'WEBHOOK_SECRET is needed with WEBHOOK_URL'],
])('it refuses to start with %p', async (env, reason) => {
  const double = await start(env);

  expect(await double.exited).toBe(78);
  expect(double.lines.join('\n')).toContain(reason);
});

test('its log holds no key, no secret and no card', async () => {
  const double = await start();
  const intent = await authorized(double.stripe);
  await fetch(`${double.url}/v1/payment_intents/${intent.id}?key=pk_test_shop&client_secret=${intent.client_secret}`);
  await eventually(() => expect(double.lines.length).toBeGreaterThan(2));

  const log = double.lines.join('\n');
  expect(log).toContain('"path":"/v1/payment_intents"');
  expect(log).not.toMatch(/sk_test|pk_test|_secret_|4242/);
});
