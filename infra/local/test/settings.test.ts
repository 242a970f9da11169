import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { SERVICES, type ServiceName } from '@ticketing-dev/common/contracts';
import { stateIn } from '../src/process/state.ts';
import { ownDatabase } from '../src/stack/given-url.ts';
import { planStack } from '../src/stack/plan.ts';
import { serviceEnv } from '../src/stack/service-env.ts';
import { readSettings } from '../src/stack/settings.ts';

const ADDRESSES = {
  publicUrl: 'http://localhost:3000',
  mongo: (service: ServiceName) => `mongodb://${service}`,
  nats: (service: ServiceName) => `nats://${service}`,
  redis: () => 'redis://localhost',
  smtp: 'smtp://localhost',
};

test('a service gets its own database, broker user and keys, and nobody else’s', async () => {
  const env = {
    PATH: '/bin',
    STRIPE_KEY: 'sk_test_x',
    STRIPE_PUBLISHABLE_KEY: 'pk_test_x',
    STRIPE_WEBHOOK_SECRET: 'whsec_x',
    AWS_SECRET: 'of the machine’s owner',
  };
  const plan = await planStack(stateIn(mkdtempSync(join(tmpdir(), 'settings-'))), { dir: '', env });
  const holders = (name: string) =>
    SERVICES.filter((service) => serviceEnv(service, 1, plan, ADDRESSES)[name] !== undefined);

  expect(holders('JWT_PRIVATE_KEY')).toEqual(['auth']);
  expect(holders('ADMISSION_KEY')).toEqual(['orders']);
  expect(holders('STRIPE_KEY')).toEqual(['payments']);
  expect(holders('STRIPE_WEBHOOK_SECRET')).toEqual(['payments']);
  expect(holders('SMTP_URL')).toEqual(['support']);
  expect(holders('AWS_SECRET')).toEqual([]);
  expect(holders('JWT_PUBLIC_KEYS')).toEqual([...SERVICES]);
  expect(serviceEnv('orders', 1, plan, ADDRESSES)).toMatchObject({
    MONGO_URL: 'mongodb://orders',
    NATS_URL: 'nats://orders',
  });
});

test('a debugger reaches the services that run from their sources, and those alone', async () => {
  const env = { NODE_OPTIONS: '--require /editor/bootloader.js', VSCODE_INSPECTOR_OPTIONS: '{}' };
  const state = stateIn(mkdtempSync(join(tmpdir(), 'settings-')));
  const [dev, built] = await Promise.all([true, false].map((watch) => planStack(state, { dir: '', env, watch })));
  if (!dev || !built) throw new Error('no plans');

  expect(serviceEnv('orders', 1, dev, ADDRESSES)).toMatchObject({ ...env, DRAIN_NOTICE_SECONDS: '0' });
  expect(serviceEnv('orders', 1, built, ADDRESSES)).not.toHaveProperty('NODE_OPTIONS');
  expect(serviceEnv('orders', 1, built, ADDRESSES)).not.toHaveProperty('DRAIN_NOTICE_SECONDS');
});

test('keys are made once and are readable for their owner alone', async () => {
  const state = stateIn(mkdtempSync(join(tmpdir(), 'settings-')));

  const first = await planStack(state, { dir: '' });
  const second = await planStack(state, { dir: '' });

  expect(second.secrets).toEqual(first.secrets);
  expect(statSync(state.data('secrets.json')).mode & 0o077).toBe(0);
});

test.each([
  ['mongodb://db:27017', 'mongodb://db:27017/orders'],
  ['mongodb://db:27017/?replicaSet=rs', 'mongodb://db:27017/orders?replicaSet=rs'],
  ['mongodb://a:1,b:2/shop', 'mongodb://a:1,b:2/shop-orders'],
  ['mongodb+srv://u:p@db', 'mongodb+srv://u:p@db/orders?authSource=admin'],
  ['mongodb://u:p@db/shop', 'mongodb://u:p@db/shop-orders?authSource=shop'],
  ['mongodb://u:p@db/shop?authSource=x', 'mongodb://u:p@db/shop-orders?authSource=x'],
])('one server for all services: %s becomes %s', (url, own) => {
  expect(ownDatabase(url, 'orders')).toBe(own);
});

test.each([
  [{ PORT: 'http' }, 'PORT must be a number'],
  [{ PORT: '70000' }, 'PORT must be'],
  [{ EVENT_BUS: 'kafka' }, 'EVENT_BUS must be "jetstream" or "nats-streaming"'],
  [
    { STRIPE_KEY: 'sk_test_x', STRIPE_WEBHOOK_SECRET: 'whsec_x' },
    'STRIPE_PUBLISHABLE_KEY is missing: set STRIPE_KEY, STRIPE_PUBLISHABLE_KEY, and STRIPE_WEBHOOK_SECRET together, or none',
  ],
  [{ STRIPE_PUBLISHABLE_KEY: 'pk_test_x' }, 'STRIPE_KEY and STRIPE_WEBHOOK_SECRET are missing'],
  [{ TWILIO_ACCOUNT_SID: 'AC1', TWILIO_FROM: '+1' }, 'TWILIO_AUTH_TOKEN is missing'],
])('%j is refused in a sentence', (env, sentence) => {
  expect(() => readSettings(env)).toThrow(sentence);
});

test('an empty line of .env counts as not set', () => {
  const settings = readSettings({ PORT: '', STRIPE_KEY: '', SMTP_URL: '' });
  expect(settings.PORT).toBe(3_000);
  expect(settings.SMTP_URL).toBeUndefined();
});
