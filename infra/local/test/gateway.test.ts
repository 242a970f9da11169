import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { sessionCookie, sessionCookies } from '@ticketing-dev/common/http';
import express from 'express';
import supertest from 'supertest';
import { gatewayApp } from '../src/gateway/app.ts';
import { readRoutes, routeOf } from '../src/gateway/routes.ts';

const routes = readRoutes(readFileSync(new URL('../../k8s/components/ingress/ingress.yaml', import.meta.url), 'utf8'));
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

test.each([
  ['/api/users', 'auth'],
  ['/api/users/signin?next=/api/orders', 'auth'],
  ['/api/tickets/1', 'tickets'],
  ['/api/orders', 'orders'],
  ['/api/payments/webhook', 'payments'],
  ['/api/ops/expiration/deadletters', 'expiration'],
  ['/api/ops/support', 'support'],
  ['/api/usersx', 'client'],
  ['/api/ops', 'client'],
  ['/', 'client'],
])('the Ingress sends %s to %s', (url, service) => {
  expect(routeOf(routes, url)?.service).toBe(service);
});

test('a request reaches its service whole, with our word on who asked instead of the visitor’s', async () => {
  const url = await serve((req, res) => {
    let body = '';
    req.on('data', (chunk) => {
      body += chunk;
    });
    req.on('end', () => res.end(JSON.stringify({ url: req.url, method: req.method, headers: req.headers, body })));
  });
  const gateway = await serve(gatewayApp({ routes, targets: { orders: [url] } }));

  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const answer = await fetch(`${gateway}/api/orders?a=1`, {
    method: 'POST',
    headers: {
      'x-forwarded-for': '6.6.6.6',
      'x-forwarded-proto': 'https',
      forwarded: 'for=6.6.6.6',
      'x-real-ip': '6.6.6.6',
      traceparent,
    },
    body: '{"quantity":2}',
  });

  const seen = JSON.parse(await answer.text());
  expect(seen).toMatchObject({ url: '/api/orders?a=1', method: 'POST', body: '{"quantity":2}' });
  expect(seen.headers['x-forwarded-for']).toMatch(/^(::ffff:)?127\.0\.0\.1$/);
  expect(seen.headers['x-forwarded-proto']).toBe('http');
  expect(seen.headers.host).toBe(new URL(gateway).host);
  expect(seen.headers).not.toHaveProperty('forwarded');
  expect(seen.headers).not.toHaveProperty('x-real-ip');
  expect(seen.headers.traceparent).toBe(traceparent);
});

// Red without forwarded.ts's header: cookie-session sets no Secure cookie on what it takes for HTTP.
test('with a public address over HTTPS the services hear of HTTPS, and a session starts', async () => {
  const service = await serve(
    express()
      .set('trust proxy', 1)
      .use(sessionCookies('https://tickets.example'))
      .use((_req, res) => {
        sessionCookie(res, 'token');
        res.json({ proto: res.req.get('x-forwarded-proto') });
      }),
  );
  const gateway = await serve(
    gatewayApp({ routes, targets: { auth: [service] }, publicUrl: 'https://tickets.example' }),
  );

  const answer = await fetch(`${gateway}/api/users/signin`, { headers: { 'x-forwarded-proto': 'http' } });

  expect(await answer.json()).toEqual({ proto: 'https' });
  expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^session=.*; secure; httponly/i)]);
});

test('the processes of a service take turns, and one that is down is passed over without loss', async () => {
  const echo =
    (name: string): RequestListener =>
    (req, res) => {
      req.pipe(res.setHeader('x-process', name));
    };
  const [first, second, third] = [await serve(echo('1')), await serve(echo('2')), await serve(echo('3'))];
  const gateway = await serve(gatewayApp({ routes, targets: { orders: [first, second, third] } }));
  const post = async () => {
    const answer = await fetch(`${gateway}/api/orders`, { method: 'POST', body: 'x'.repeat(20_000) });
    return { process: answer.headers.get('x-process'), length: (await answer.text()).length };
  };

  const before = [await post(), await post(), await post(), await post()];
  servers[1]?.close();
  servers[1]?.closeAllConnections();
  await new Promise((resolve) => setTimeout(resolve, 50)); // the gateway notices that its idle connections ended
  const after = await Promise.all(Array.from({ length: 30 }, post));

  expect(before.map(({ process }) => process)).toEqual(['1', '2', '3', '1']);
  expect(after.every(({ length }) => length === 20_000)).toBe(true);
  expect(new Set(after.map(({ process }) => process))).toEqual(new Set(['1', '3']));
});

test('a service that is down answers 503, one that breaks off 502, as problems', async () => {
  const down = await serve(() => undefined);
  const broken = await serve((req) => void req.socket.destroy());
  servers[0]?.close();
  servers[0]?.closeAllConnections();
  const gateway = supertest(gatewayApp({ routes, targets: { orders: [down], payments: [broken] } }));

  const unreachable = await gateway.get('/api/orders');
  const brokenOff = await gateway.get('/api/payments');

  expect(unreachable.status).toBe(503);
  expect(unreachable.headers).toMatchObject({ 'content-type': 'application/problem+json', 'retry-after': '1' });
  expect(JSON.parse(unreachable.text)).toMatchObject({ status: 503, code: 'service-unavailable' });
  expect(brokenOff.status).toBe(502);
  expect(JSON.parse(brokenOff.text)).toMatchObject({ code: 'bad-gateway' });
});

test('a request that was sent is never sent again by the gateway', async () => {
  let received = 0;
  const breaking: RequestListener = (req) => {
    received += 1;
    req.socket.destroy();
  };
  const targets = { orders: [await serve(breaking), await serve(breaking)] };
  const gateway = supertest(gatewayApp({ routes, targets }));

  expect((await gateway.post('/api/orders').send({ quantity: 1 })).status).toBe(502);
  expect(received).toBe(1);
});

test('an answer streams: its beginning arrives before its end is known', async () => {
  let finish = () => {};
  const url = await serve((_req, res) => {
    res.write('begin');
    finish = () => void res.end('end');
  });
  const gateway = await serve(gatewayApp({ routes, targets: { orders: [url] } }));

  const answer = await new Promise<import('node:http').IncomingMessage>((resolve) => {
    request(`${gateway}/api/orders`, resolve).end();
  });
  const chunks = answer.setEncoding('utf8')[Symbol.asyncIterator]();

  expect((await chunks.next()).value).toBe('begin');
  finish();
  expect((await chunks.next()).value).toBe('end');
});

test('while there is no client, / tells what there is and other pages are 404', async () => {
  const gateway = supertest(gatewayApp({ routes, targets: {}, inboxUrl: 'http://localhost:1234' }));

  expect((await gateway.get('/')).text).toContain('href="http://localhost:1234"');
  const missing = await gateway.get('/no/such/page');
  expect(missing.status).toBe(404);
  expect(JSON.parse(missing.text)).toMatchObject({ code: 'not-found' });
});

async function serve(handler: RequestListener): Promise<string> {
  const server = createServer(handler).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
