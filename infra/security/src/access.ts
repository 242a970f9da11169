import { randomUUID } from 'node:crypto';
import { newId } from '@ticketing-dev/common/runtime';
import { PASSWORD, type People, type Person } from './people.ts';

/** One request to a route, as somebody would make it who means it: the ids in its path, its body. */
interface Sample {
  readonly path?: string;
  readonly body?: object;
}
export interface Row {
  readonly sample?: (people: People, person: Person) => Promise<Sample> | Sample;
  /** The answers to: anonymous, buyer, other buyer, seller, admin, suspended. */
  readonly answers: readonly [number, number, number, number, number, number];
}

const EVERYONE = (status: number): Row['answers'] => [status, status, status, status, status, status];
const SIGNED_IN = (status: number): Row['answers'] => [401, status, status, status, status, 401];
/** Only who may; 404 where there is no such thing is an answer only they get. */
const ADMIN = (status: number): Row['answers'] => [401, 403, 403, 403, status, 401];
const reason = { reason: 'looked at it' };
const at = (path: string, body?: object) => ({ path, ...(body === undefined ? {} : { body }) });
const someone = () => ({ email: `${randomUUID()}@example.com`, password: PASSWORD });

/** The same four at every service. */
function ops(service: string): Record<string, Row> {
  const letter = `/api/ops/${service}/dead-letters`;
  return {
    [`GET /api/docs/${service}`]: { answers: EVERYONE(200) },
    [`GET ${letter}`]: { answers: ADMIN(200) },
    [`GET /api/ops/${service}/outbox`]: { answers: ADMIN(200) },
    [`POST ${letter}/:id/drop`]: { sample: () => at(`${letter}/${newId()}/drop`, reason), answers: ADMIN(404) },
    [`POST ${letter}/:id/retry`]: { sample: () => at(`${letter}/${newId()}/retry`, reason), answers: ADMIN(404) },
  };
}

/** Who gets what from which route. The admin of these tests has no account of their own: 401 and 404 where one is needed. A route that is not here makes the test fail. */
export const ACCESS: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
  auth: {
    ...ops('auth'),
    'POST /api/users/signup': { sample: () => ({ body: someone() }), answers: EVERYONE(201) },
    'POST /api/users/signin': { sample: () => ({ body: someone() }), answers: EVERYONE(401) },
    'POST /api/users/signout': { answers: EVERYONE(200) },
    'POST /api/users/renew': { answers: [401, 200, 200, 200, 401, 401] },
    'GET /api/users/currentuser': { answers: EVERYONE(200) },
    'GET /api/users/sessions': { answers: SIGNED_IN(200) },
    'DELETE /api/users/sessions/:id': {
      sample: () => at(`/api/users/sessions/${newId()}`),
      answers: [401, 404, 404, 404, 404, 401],
    },
    'POST /api/users/signout-everywhere': { answers: SIGNED_IN(200) },
    'POST /api/users/password': {
      sample: () => ({ body: { currentPassword: PASSWORD, newPassword: 'another horse battery' } }),
      answers: [401, 200, 200, 200, 401, 401],
    },
    'PATCH /api/users/me': { sample: () => ({ body: { name: 'Anna' } }), answers: [401, 200, 200, 200, 404, 401] },
    'GET /api/users/me': { answers: [401, 200, 200, 200, 401, 401] },
    'DELETE /api/users/me': {
      sample: () => ({ body: { password: PASSWORD } }),
      answers: [401, 204, 204, 204, 401, 401],
    },
    'POST /api/users/verify/request': { answers: [401, 202, 202, 202, 404, 401] },
    'POST /api/users/verify': { sample: () => ({ body: { token: 'x'.repeat(43) } }), answers: EVERYONE(410) },
    'POST /api/users/reset/request': { sample: () => ({ body: { email: someone().email } }), answers: EVERYONE(202) },
    'POST /api/users/reset': {
      sample: () => ({ body: { token: 'x'.repeat(43), password: PASSWORD } }),
      answers: EVERYONE(410),
    },
    'GET /api/users': { answers: ADMIN(200) },
    'GET /api/users/audit': { answers: ADMIN(200) },
    'GET /api/users/roles': { answers: ADMIN(200) },
    'PUT /api/users/roles/:id': {
      sample: () => at('/api/users/roles/box-office', { permissions: ['ops'] }),
      answers: ADMIN(200),
    },
    'PUT /api/users/:id/roles': {
      sample: async (people) => at(`/api/users/${await someId(people)}/roles`, { roles: ['buyer'] }),
      answers: ADMIN(200),
    },
    'PUT /api/users/:id/status': {
      sample: async (people) => at(`/api/users/${await someId(people)}/status`, { status: 'suspended' }),
      answers: ADMIN(200),
    },
  },
  tickets: {
    ...ops('tickets'),
    'GET /api/tickets': { answers: EVERYONE(200) },
    'GET /api/tickets/listings.csv': { answers: SIGNED_IN(200) },
    'GET /api/tickets/:id': {
      sample: async (people) => at(`/api/tickets/${await people.listing()}`),
      answers: EVERYONE(200),
    },
    'POST /api/tickets': {
      sample: () => ({ body: { title: 'Jazz', price: 100 } }),
      answers: [401, 403, 403, 201, 201, 401],
    },
    'PUT /api/tickets/:id': {
      sample: async (people) => at(`/api/tickets/${await people.listing()}`, { title: 'Mine now', version: 0 }),
      answers: [401, 403, 403, 200, 200, 401],
    },
    'DELETE /api/tickets/:id': {
      sample: async (people) => at(`/api/tickets/${await people.listing()}`),
      answers: [401, 403, 403, 204, 204, 401],
    },
  },
  orders: {
    ...ops('orders'),
    'POST /api/orders': {
      sample: async (people) => ({ body: { ticketId: await people.stock() } }),
      answers: [401, 201, 201, 403, 201, 401],
    },
    'GET /api/orders': { answers: SIGNED_IN(200) },
    'GET /api/orders/admission-key': { answers: EVERYONE(200) },
    'GET /api/orders/sales.csv': {
      sample: async (people) => at(`/api/orders/sales.csv?ticketId=${await people.stock()}`),
      answers: [401, 404, 404, 200, 200, 401],
    },
    'GET /api/orders/:id': {
      sample: async (people) => at(`/api/orders/${await people.order()}`),
      answers: [401, 200, 404, 404, 200, 401],
    },
    'GET /api/orders/:id/admissions': {
      sample: async (people) => at(`/api/orders/${await people.order()}/admissions`),
      answers: [401, 409, 404, 404, 404, 401],
    },
    'DELETE /api/orders/:id': {
      sample: async (people) => at(`/api/orders/${await people.order()}`),
      answers: [401, 204, 404, 404, 404, 401],
    },
    'POST /api/orders/:id/refund': {
      sample: async (people) => at(`/api/orders/${await people.order()}/refund`, reason),
      answers: ADMIN(409),
    },
    'GET /api/ops/orders/stuck': { answers: ADMIN(200) },
    'POST /api/ops/orders/:id/check': {
      sample: async (people) => at(`/api/ops/orders/${await people.order()}/check`, {}),
      answers: ADMIN(202),
    },
    'GET /api/ops/orders/audit': { answers: ADMIN(200) },
    'GET /api/ops/orders/audit/:id': {
      sample: async (people) => at(`/api/ops/orders/audit/${await people.stock()}`),
      answers: ADMIN(200),
    },
    'POST /api/ops/orders/audit/:id/resume': {
      sample: async (people) => at(`/api/ops/orders/audit/${await people.stock()}/resume`),
      answers: ADMIN(200),
    },
  },
  payments: {
    ...ops('payments'),
    'POST /api/payments': {
      sample: async (people) => ({ body: { orderId: await people.payable() } }),
      answers: [401, 201, 404, 403, 404, 401],
    },
    'GET /api/payments': {
      sample: async (people) => at(`/api/payments?orderId=${await people.payable()}`),
      answers: [401, 200, 404, 404, 200, 401],
    },
    'GET /api/payments/:id': {
      sample: async (people) => at(`/api/payments/${await people.payment()}`),
      answers: [401, 200, 404, 404, 200, 401],
    },
    // Stripe's: proved by its signature, whoever's cookie comes with it.
    'POST /api/payments/webhook': { sample: () => ({ body: { id: 'evt_1' } }), answers: EVERYONE(400) },
    'GET /api/ops/payments/stuck': { answers: ADMIN(200) },
    'POST /api/ops/payments/:id/check': {
      sample: async (people) => at(`/api/ops/payments/${await people.payment()}/check`, {}),
      answers: ADMIN(202),
    },
    'GET /api/ops/payments/strays': {
      sample: () => at(`/api/ops/payments/strays?since=${new Date(Date.now() - 60_000).toISOString()}`),
      answers: ADMIN(200),
    },
    'POST /api/ops/payments/strays/return': {
      sample: () => ({ body: { since: new Date().toISOString(), ...reason } }),
      answers: ADMIN(200),
    },
  },
  expiration: {
    ...ops('expiration'),
    'GET /api/ops/expiration/timers': { answers: ADMIN(200) },
    // The queue does not run in these tests.
    'GET /api/ops/expiration/queues': { answers: ADMIN(503) },
    'GET /api/ops/expiration/queues/{*page}': {
      sample: () => at('/api/ops/expiration/queues/api/queues'),
      answers: ADMIN(503),
    },
  },
  support: {
    ...ops('support'),
    'GET /api/ops/support/messages': { answers: ADMIN(200) },
    'POST /api/ops/support/messages/:id/retry': {
      sample: () => at(`/api/ops/support/messages/${newId()}/retry`, {}),
      answers: ADMIN(404),
    },
    'POST /api/ops/support/messages/:id/drop': {
      sample: () => at(`/api/ops/support/messages/${newId()}/drop`, reason),
      answers: ADMIN(404),
    },
    'GET /api/ops/support/previews': { answers: ADMIN(200) },
    'GET /api/ops/support/previews/:name/:filename': {
      sample: () => at('/api/ops/support/previews/order-completed/event.ics'),
      answers: ADMIN(200),
    },
  },
};

async function someId(people: People): Promise<string> {
  const agent = await people.account('buyer');
  return agent.account.id;
}
