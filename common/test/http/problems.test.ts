import { afterAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { Problem } from '../../src/contracts/index.ts';
import { AppError, type ErrorKind } from '../../src/errors/index.ts';
import { buildHttpApp, readBody, readId, readQuery } from '../../src/http/index.ts';
import { anonymous, testBase } from '../../src/testing/index.ts';

const base = await testBase('orders', { redis: 'none' });
afterAll(() => base.close());

const Body = z.strictObject({ title: z.string(), venue: z.object({ city: z.string() }).optional() });
const Query = z.object({ limit: z.coerce.number().int().max(100).default(20) });
let toThrow: unknown;

const app = buildHttpApp(base, (routes) => {
  routes.post('/api/things', (req, res) => void res.status(201).json(readBody(req, Body)));
  routes.get('/api/things', (req, res) => void res.json(readQuery(req, Query)));
  routes.get('/api/things/:id', (req, res) => void res.json({ id: readId(req, 'id') }));
  routes.get('/api/throw', async () => {
    await Promise.resolve();
    throw toThrow;
  });
  routes.get('/api/half', (_req, res) => {
    res.write('{"half":');
    throw new Error('in the middle');
  });
});
const client = anonymous(app);

function expectProblem(response: { status: number; headers: Record<string, string>; body: unknown }) {
  expect(response.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(response.headers['cache-control']).toBe('no-store');
  const problem = Problem.parse(response.body);
  expect(problem.status).toBe(response.status);
  expect(problem.type).toBe(`https://ticketing.dev/problems/${problem.code}`);
  expect(problem.errors.length).toBeGreaterThan(0);
  expect(problem.requestId).toBe(response.headers['x-request-id']);
  return problem;
}

test.each<[ErrorKind, number]>([
  ['invalid', 400],
  ['unauthenticated', 401],
  ['payment-required', 402],
  ['forbidden', 403],
  ['not-found', 404],
  ['conflict', 409],
  ['gone', 410],
  ['too-large', 413],
  ['unsupported-media-type', 415],
  ['unprocessable', 422],
  ['too-many-requests', 429],
  ['unavailable', 503],
])('a "no" of kind %s is %i', async (kind, status) => {
  toThrow = new AppError(kind, 'some-code', 'Some sentence.', { details: { available: 3, status: 999 } });
  const problem = expectProblem(await client.get('/api/throw'));
  expect(problem).toMatchObject({ status, code: 'some-code', detail: 'Some sentence.', available: 3 });
  expect(problem.errors).toEqual([{ message: 'Some sentence.' }]);
});

test('an error nobody foresaw is a 500 that says nothing of itself', async () => {
  toThrow = new Error('the password of mongodb://orders:hunter2@db is wrong');
  const response = await client.get('/api/throw');
  expect(expectProblem(response)).toMatchObject({ status: 500, code: 'internal-error' });
  expect(response.text).not.toMatch(/hunter2|mongodb|\.ts|node_modules/);
  for (toThrow of ['a string', undefined, null, { status: 200 }, { status: 302 }]) {
    expectProblem(await client.get('/api/throw'));
  }
});

test('a database that is away is a 503 worth another try', async () => {
  toThrow = Object.assign(new Error('no primary'), { name: 'MongooseServerSelectionError' });
  const response = await client.get('/api/throw');
  expect(expectProblem(response)).toMatchObject({ status: 503, code: 'database-unavailable' });
  expect(response.headers['retry-after']).toBe('2');
});

test('Retry-After is whole seconds, at least one', async () => {
  toThrow = new AppError('too-many-requests', 'too-many-requests', 'Wait.', { retryAfterSeconds: 1.2 });
  expect((await client.get('/api/throw')).headers['retry-after']).toBe('2');
  toThrow = new AppError('too-many-requests', 'too-many-requests', 'Wait.', { retryAfterSeconds: 0.001 });
  expect((await client.get('/api/throw')).headers['retry-after']).toBe('1');
});

test('a body that breaks its schema names every field, unknown ones too', async () => {
  const response = await client.post('/api/things').send({ venue: { city: 5 }, price: 1 });
  const { errors } = expectProblem(response);
  expect(response.status).toBe(400);
  expect(errors.map((error) => error.field).sort()).toEqual(['price', 'title', 'venue.city']);
});

test('no body at all is an empty one', async () => {
  const { errors } = expectProblem(await client.post('/api/things'));
  expect(errors.map((error) => error.field)).toEqual(['title']);
});

test('a query that breaks its schema names the field; a malformed id is a 404', async () => {
  expect((await client.get('/api/things?limit=7')).body).toEqual({ limit: 7 });
  expect(expectProblem(await client.get('/api/things?limit=1000')).errors).toMatchObject([{ field: 'limit' }]);
  expect(expectProblem(await client.get('/api/things/42')).status).toBe(404);
  expect(expectProblem(await client.get('/api/things/%E0%A4%A')).status).toBe(404);
});

test('malformed JSON, and JSON that is no object, are 400', async () => {
  const send = (text: string) => client.post('/api/things').set('Content-Type', 'application/json').send(text);
  expect(expectProblem(await send('{"title":'))).toMatchObject({ status: 400, code: 'malformed-json' });
  expect(expectProblem(await send('"text"'))).toMatchObject({ status: 400, code: 'malformed-json' });
});

test('a body over 32 kB is 413', async () => {
  const fits = await client.post('/api/things').send({ title: 'x'.repeat(32_000) });
  expect(fits.status).toBe(201);
  expect(expectProblem(await client.post('/api/things').send({ title: 'x'.repeat(33_000) })).status).toBe(413);
});

test.each([
  ['a form', 'application/x-www-form-urlencoded', 'title=x'],
  ['plain text', 'text/plain', '{"title":"x"}'],
  ['no type', '', '{"title":"x"}'],
  ['another JSON', 'application/vnd.api+json', '{"title":"x"}'],
  ['another charset', 'application/json; charset=latin1', '{"title":"x"}'],
])('%s is 415', async (_name, type, body) => {
  const response = await client.post('/api/things').set('Content-Type', type).send(body);
  expect(expectProblem(response).status).toBe(415);
});

test('a compressed body is 415: what it would become is not known', async () => {
  const request = client.post('/api/things').set('Content-Type', 'application/json').set('Content-Encoding', 'gzip');
  expect(expectProblem(await request.send('x')).status).toBe(415);
});

test('an unknown route is a 404, whatever the method', async () => {
  expect(expectProblem(await client.get('/api/nothing'))).toMatchObject({ status: 404, code: 'not-found' });
  expect(expectProblem(await client.delete('/api/things')).status).toBe(404);
});

test('an answer that breaks off in the middle is ended, not completed', async () => {
  await expect(client.get('/api/half')).rejects.toThrow(/aborted|hang up/);
});
