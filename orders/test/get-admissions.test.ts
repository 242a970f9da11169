import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Admission, AdmissionIssued } from '@ticketing-dev/common/contracts';
import { anonymous, caller } from '@ticketing-dev/common/testing';
import { world } from './support/given.ts';
import { type Orders, startOrders } from './support/start-orders.ts';

let orders: Orders;
let given: ReturnType<typeof world>;
beforeAll(async () => {
  orders = await startOrders();
  given = world(orders);
});
afterAll(() => orders.close());

/** What the gate does, with nothing but the public key. */
function verified(code: string, jwk: { kid: string }): unknown {
  const [header = '', payload = '', signature = ''] = code.split('.');
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const genuine = verify(null, Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'));
  const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString());
  return genuine && decode(header).kid === jwk.kid ? decode(payload) : undefined;
}

test('a completed order has one signed ticket a seat, which the gate verifies offline', async () => {
  const ticket = await given.listed();
  const { buyer, order } = await given.reserved(ticket, 2);
  await given.payment(order, 'captured');

  const { status, body } = await buyer.get(`/api/orders/${order.id}/admissions`);
  const key = await anonymous(orders.app).get('/api/orders/admission-key');

  expect(status).toBe(200);
  expect(body.items.map((item: unknown) => Admission.parse(item).seat)).toEqual([1, 2]);
  expect(key.body.jwk).toMatchObject({ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA' });
  expect(createPublicKey(key.body.pem).asymmetricKeyType).toBe('ed25519');
  for (const { id, seat, code, qr } of body.items) {
    expect(verified(code, key.body.jwk)).toEqual({ jti: id, ticket: ticket.id, seat });
    expect(qr).toMatch(/^<svg /);
  }
  const [header, payload, signature] = body.items[0].code.split('.');
  const forged = Buffer.from(JSON.stringify({ jti: body.items[0].id, ticket: ticket.id, seat: 3 })).toString(
    'base64url',
  );
  expect(verified(`${header}.${forged}.${signature}`, key.body.jwk)).toBeUndefined();
  expect(verified(`${header}.${payload}.${signature}`, key.body.jwk)).toBeDefined();
});

test('the same codes are told to support, in the transaction of the completion', async () => {
  const { buyer, order } = await given.reserved(await given.listed(), 3);
  await given.payment(order, 'captured');

  const { body } = await buyer.get(`/api/orders/${order.id}/admissions`);
  const told = (await given.toldOf(order)).find(({ type }) => type === AdmissionIssued.type);

  const codes = AdmissionIssued.data.parse(told?.data).admissions.map(({ code }) => code);
  expect(codes).toEqual(body.items.map(({ code }: { code: string }) => code));
  expect(new Set(codes).size).toBe(3);
});

test('there are no tickets before the order is completed, nor once it is refunded', async () => {
  const { buyer, order } = await given.reserved(await given.listed());
  const read = async () => (await buyer.get(`/api/orders/${order.id}/admissions`)).body.code;

  expect(await read()).toBe('not-completed');
  const { id } = await given.payment(order, 'authorized');
  // P3. Red when a ticket is issued before the money is captured.
  expect(await read()).toBe('not-completed');
  await given.payment(order, 'refunded', { id });
  expect(await read()).toBe('order-refunded');
});

test('nobody sees the tickets of others, whatever they may read', async () => {
  const { order } = await given.reserved(await given.listed());
  await given.payment(order, 'captured');
  const path = `/api/orders/${order.id}/admissions`;

  // P7. Red when the buyer is not part of the query.
  expect((await caller(orders.app).get(path)).status).toBe(404);
  expect((await caller(orders.app, { permissions: ['orders:read-any'] }).get(path)).status).toBe(404);
  expect((await anonymous(orders.app).get(path)).status).toBe(401);
});
