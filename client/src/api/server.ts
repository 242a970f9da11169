import { headers } from 'next/headers';
import type { z } from 'zod';
import { config } from '../config.ts';
import { noAnswer, readProblem } from './read-problem.ts';
import { readTwice } from './read-twice.ts';

export type Service = 'auth' | 'tickets' | 'orders' | 'payments';

const WITHIN_MS = 10_000;
/** A file of everything, with the visitor's own line as its speed. */
const FILE_WITHIN_MS = 300_000;
/** The visitor's own, passed on: who they are, where they come from, and the id their request has in every log. */
const PASSED_ON = ['cookie', 'user-agent', 'x-forwarded-for', 'x-forwarded-proto', 'x-request-id', 'traceparent'];

/**
 * Asks a service on behalf of the visitor whose page is being made.
 *
 * @throws ApiError
 */
export async function ask<Schema extends z.ZodType>(
  service: Service,
  path: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const response = await request(service, path, WITHIN_MS);
  return schema.parse(await response.json());
}

/**
 * The answer as it comes, for a file that goes on to the visitor.
 *
 * @throws ApiError
 */
export function askFile(service: Service, path: string): Promise<Response> {
  return request(service, path, FILE_WITHIN_MS);
}

async function request(service: Service, path: string, withinMs: number): Promise<Response> {
  const visitor = await headers();
  const passedOn = PASSED_ON.flatMap((name) => {
    const value = visitor.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  const response = await readTwice(new URL(path, addressOf(service)), {
    headers: { accept: 'application/json, text/csv', ...Object.fromEntries(passedOn) },
    cache: 'no-store',
    signal: AbortSignal.timeout(withinMs),
  }).catch(() => {
    throw noAnswer(visitor.get('x-request-id') ?? undefined);
  });
  if (!response.ok) throw await readProblem(response);
  return response;
}

function addressOf(service: Service): string {
  const { AUTH_URL, TICKETS_URL, ORDERS_URL, PAYMENTS_URL } = config();
  return { auth: AUTH_URL, tickets: TICKETS_URL, orders: ORDERS_URL, payments: PAYMENTS_URL }[service];
}
