import { STATUS_CODES } from 'node:http';
import { z } from 'zod';
import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponseObject,
} from 'zod-openapi';
import { Problem } from '../../contracts/index.ts';
import { refusalsOf } from './refusals.ts';
import type { Api, Content, Route } from './route.ts';

export type OpenApi = ReturnType<typeof openApi>;

const IdempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/)
  .optional()
  .meta({
    description:
      'Makes a repeated request one request for 24 hours: the same key with the same body gets the same answer, with another body 422.',
  });
const RequestId = z
  .string()
  .meta({ header: { id: 'RequestId' }, description: "The request's id, as our logs have it." });
const RetryAfter = z
  .string()
  .regex(/^\d+$/)
  .meta({ header: { id: 'RetryAfter' }, description: 'Seconds to wait before another try.' });

/** The OpenAPI 3.1 document of a service's routes. */
export function openApi({ service, description, routes }: Api): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {};
  const problems = problemResponses();
  for (const [name, route] of Object.entries(routes)) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(service, name, route, problems) };
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: `ticketing.dev: ${service}`,
      version: '1.0.0',
      description,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: [{ name: service }, { name: 'operators', description: 'Needs the permission of its name.' }],
    paths,
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'session',
          description: 'Given by signing in. What changes something must also come from our own pages (`Origin`).',
        },
      },
    },
  });
}

function operation(service: string, name: string, route: Route, problems: Problems): ZodOpenApiOperationObject {
  const { summary, description, who, params, query, body } = route;
  const header = route.idempotent ? z.object({ 'Idempotency-Key': IdempotencyKey }) : route.headers;
  const needs = who === 'everyone' || who === 'signed-in' ? [] : [`Needs the permission \`${who}\`.`];
  const told = [...(description === undefined ? [] : [description]), ...needs].join('\n\n');
  return {
    operationId: name,
    summary,
    ...(told === '' ? {} : { description: told }),
    tags: [route.path.startsWith('/api/ops/') ? 'operators' : service],
    security: who === 'everyone' ? [] : [{ session: [] }],
    requestParams: { ...(params && { path: params }), ...(query && { query }), ...(header && { header }) },
    ...(body && {
      requestBody: { required: !body.safeParse({}).success, content: { 'application/json': { schema: body } } },
    }),
    responses: { ...answersOf(route), ...problems(route) },
  };
}

function answersOf({ answers }: Route): Record<string, ZodOpenApiResponseObject> {
  return Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => [status, response(Number(status), contentOf(answer))]),
  );
}

function contentOf(answer: z.ZodType | Content | null): ZodOpenApiResponseObject['content'] {
  if (answer === null) return undefined;
  if (answer instanceof z.ZodType) return { 'application/json': { schema: answer } };
  return Object.fromEntries(answer.types.map((type) => [type, { schema: z.string() }]));
}

type Problems = ReturnType<typeof problemResponses>;

/** Routes that refuse for the same reasons share the component that says so: `Conflict`, `Conflict2` and so on. */
function problemResponses() {
  const known = new Map<string, ZodOpenApiResponseObject>();
  const named = new Map<number, number>();

  function newProblem(status: number, codes: readonly string[]): ZodOpenApiResponseObject {
    const number = (named.get(status) ?? 0) + 1;
    named.set(status, number);
    const schema = Problem.and(z.looseObject({ status: z.literal(status), code: z.enum(codes) }));
    const id = `${STATUS_CODES[status]?.replaceAll(' ', '')}${number === 1 ? '' : number}`;
    return { id, ...response(status, { 'application/problem+json': { schema } }) };
  }

  return (route: Route): Record<string, ZodOpenApiResponseObject> =>
    Object.fromEntries(
      [...refusalsOf(route)].map(([status, codes]) => {
        const key = `${status} ${codes.join(' ')}`;
        const problem = known.get(key) ?? newProblem(status, codes);
        known.set(key, problem);
        return [String(status), problem];
      }),
    );
}

function response(status: number, content: ZodOpenApiResponseObject['content']): ZodOpenApiResponseObject {
  const headers = { 'X-Request-Id': RequestId, ...(status === 429 && { 'Retry-After': RetryAfter }) };
  return {
    description: STATUS_CODES[status] ?? 'Answer',
    headers: z.object(headers),
    ...(content && { content }),
  };
}
