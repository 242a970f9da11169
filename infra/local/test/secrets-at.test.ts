import { expect, test } from '@jest/globals';
import { SERVICES } from '@ticketing-dev/common/contracts';
import { kubernetes } from '../src/set-up/place.ts';
import { secretsAt } from '../src/set-up/secrets-at.ts';
import { newSecrets } from '../src/stack/secrets.ts';

const keys = newSecrets();
const STRIPE = { STRIPE_KEY: 'sk_live_1', STRIPE_PUBLISHABLE_KEY: 'pk_live_1', STRIPE_WEBHOOK_SECRET: 'whsec_1' };
const SMTP = { SMTP_URL: 'smtps://mail.example.com' };

test("each service is told its own user and its own keys, and nobody else's", () => {
  const table = secretsAt(kubernetes({ members: 3, doubled: true }), keys, {});
  for (const service of SERVICES) {
    const text = JSON.stringify(table[service]);
    for (const other of SERVICES.filter((name) => name !== service)) {
      expect(text).not.toContain(keys.mongo[other]);
      expect(text).not.toContain(keys.nats[other].password);
    }
    expect(table[service]?.MONGO_URL).toContain(
      `@${service}-mongo-0.${service}-mongo:27017,${service}-mongo-1.${service}-mongo:27017,`,
    );
  }
  expect(SERVICES.filter((service) => table[service]?.JWT_PRIVATE_KEY)).toEqual(['auth']);
  expect(SERVICES.filter((service) => table[service]?.ADMISSION_KEY)).toEqual(['orders']);
  expect(SERVICES.filter((service) => table[service]?.STRIPE_KEY)).toEqual(['payments']);
});

test('where real buyers are no double stands in: what is missing is named', () => {
  const real = kubernetes({ members: 3, doubled: false });
  expect(() => secretsAt(real, keys, SMTP)).toThrow(/^STRIPE_KEY must be set/);
  expect(() => secretsAt(real, keys, STRIPE)).toThrow(/^SMTP_URL must be set/);
  const { payments, support, inbox } = secretsAt(real, keys, { ...STRIPE, ...SMTP });
  expect(payments).not.toHaveProperty('STRIPE_API_URL');
  expect(support).not.toHaveProperty('TWILIO_AUTH_TOKEN');
  expect(inbox).toBeUndefined();
});

test('a managed server whose address is set takes the place of ours', () => {
  const env = { MONGO_URL: 'mongodb+srv://me:secret@cluster.example.com', REDIS_URL_ORDERS: 'rediss://managed:25061' };
  const { orders, auth } = secretsAt(kubernetes({ members: 3, doubled: true }), keys, env);
  expect(orders?.MONGO_URL).toBe('mongodb+srv://me:secret@cluster.example.com/orders?authSource=admin');
  expect(orders?.REDIS_URL).toBe('rediss://managed:25061');
  expect(auth?.REDIS_URL).toMatch(/@redis:6379$/);
});

test('the key of one set opens no other', () => {
  const table = secretsAt(kubernetes({ members: 1, doubled: true }), keys, {});
  const keyFiles = SERVICES.map((service) => table[`${service}-mongo`]?.keyfile);
  expect(new Set(keyFiles).size).toBe(SERVICES.length);
});
