import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { anonymous, caller, eventually } from '@ticketing-dev/common/testing';
import { workers } from '../src/workers.ts';
import { orderDueIn, startExpiration } from './given.ts';

const PATH = '/api/ops/expiration/queues';

let expiration: Awaited<ReturnType<typeof startExpiration>>;
beforeAll(async () => {
  expiration = await startExpiration();
});
afterAll(() => expiration.close());

test('operators see the queue of timers as a page that loads nothing from elsewhere, nobody else does', async () => {
  const { app, deps, hearOrder } = expiration;
  const operator = caller(app, { permissions: ['ops'] });
  expect((await operator.get(PATH)).body).toMatchObject({ status: 503, code: 'queue-not-running' });
  const reminders = workers(deps).find(({ name }) => name === 'reminders');
  await reminders?.start();
  try {
    await eventually(() => expect(deps.reminders.isUp()).toBe(true));
    await hearOrder(orderDueIn(60_000));

    // P7. Red without requirePermission in queue-routes.ts.
    for (const path of [PATH, `${PATH}/api/queues`, `${PATH}/static/favicon.ico`]) {
      expect((await anonymous(app).get(path)).status).toBe(401);
      expect((await caller(app).get(path)).status).toBe(403);
    }
    const page = await operator.get(PATH);
    expect([page.status, page.type]).toEqual([200, 'text/html']);
    expect(page.text).toContain(`<base href="${PATH}/" />`);
    expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';");
    expect(page.headers['x-powered-by']).toBeUndefined();
    const [script] = /static\/js\/main[^"]+/.exec(page.text) ?? [];
    expect((await operator.get(`${PATH}/${script}`)).status).toBe(200);

    const { body } = await operator.get(`${PATH}/api/queues`);
    expect(body.queues).toMatchObject([{ name: 'expiration', counts: { delayed: 1 }, readOnlyMode: true }]);
    // Looking is all: no other method has a route.
    expect((await operator.put(`${PATH}/api/queues/expiration/pause`).send({})).status).toBe(404);
    expect((await operator.get('/api/ops/expiration/timers')).headers['content-security-policy']).not.toContain('self');
  } finally {
    await reminders?.stop();
  }
});
