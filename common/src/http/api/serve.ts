import type { Request, RequestHandler, Response, Router } from 'express';
import type { z } from 'zod';
import type { Idempotency } from '../../mongo/index.ts';
import { currentUser, optionalUser, requirePermission, requireUser } from '../current-user.ts';
import { notFound } from '../problem.ts';
import { readIdempotency } from '../read-idempotency.ts';
import { readBody, readQuery } from '../read-input.ts';
import type { SessionUser } from '../sessions.ts';
import type { Content, Route, Who } from './route.ts';

type Read<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type Sent<Answer> = Answer extends z.ZodType ? z.input<Answer> : Answer extends Content ? string | Buffer : never;

/** A request as its route declares it: input read, caller known. */
export interface Call<R extends Route> {
  readonly req: Request;
  /** Sends only what the route declares. */
  readonly res: Response<Sent<R['answers'][keyof R['answers']]>>;
  readonly user: R['who'] extends 'everyone' ? SessionUser | undefined : SessionUser;
  readonly params: Read<R['params']>;
  readonly query: Read<R['query']>;
  readonly body: Read<R['body']>;
  /** Undefined without the header. */
  readonly idempotency: R['idempotent'] extends true ? Idempotency | undefined : undefined;
}

type Handler<R extends Route> = (call: Call<R>) => unknown;

/**
 * Answers a declared route: its caller is checked first (401, 403), then `before` runs, then its input is read (404, 400).
 *
 * @example serve(router, getOrder, async ({ user, params, res }) => { res.json(await …) })
 */
export function serve<const R extends Route>(router: Router, route: R, handler: Handler<R>): void;
/** The same with what runs `before` its input is read, such as limits. */
export function serve<const R extends Route>(
  router: Router,
  route: R,
  before: readonly RequestHandler[],
  handler: Handler<R>,
): void;
export function serve<const R extends Route>(
  router: Router,
  route: R,
  ...rest: [Handler<R>] | [readonly RequestHandler[], Handler<R>]
): void {
  const [before, handler] = rest.length === 1 ? [[], rest[0]] : rest;
  router[route.method](route.path, ...guards(route.who), ...before, async (req, res) => {
    await handler(callOf(route, req, res));
  });
}

function guards(who: Who): RequestHandler[] {
  if (who === 'everyone') return [];
  return who === 'signed-in' ? [requireUser] : [requirePermission(who)];
}

/** The types of what is read here follow from the declaration, which TypeScript cannot see through its optional members. */
function callOf<R extends Route>(route: R, req: Request, res: Response): Call<R> {
  const params = route.params?.safeParse(req.params);
  if (params?.success === false) throw notFound();
  const call: object = {
    req,
    res,
    user: route.who === 'everyone' ? optionalUser(req) : currentUser(req),
    params: params?.data,
    query: route.query && readQuery(req, route.query),
    body: route.raw ? undefined : route.body && readBody(req, route.body),
    idempotency: route.idempotent && readIdempotency(req),
  };
  return call as Call<R>;
}
