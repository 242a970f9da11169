import { z } from 'zod';
import type { Permission, ServiceName } from '../../contracts/index.ts';
import type { ErrorKind } from '../../errors/index.ts';

/** Who may call a route: everyone, whoever is signed in, or whose roles allow it. */
export type Who = 'everyone' | 'signed-in' | Permission;

/** An answer that is no JSON, by its media types. */
export interface Content {
  readonly types: readonly string[];
}

/**
 * One route, said once: its handler gets its input read and its caller checked by this (`serve`), the OpenAPI document says it
 * (`openApi`), and component tests hold its answers against it (`caller`).
 */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** The whole path as Express writes it, e.g. `/api/orders/:id`. */
  readonly path: `/api/${string}`;
  /** A few words; what else a caller must know stands in `description`. */
  readonly summary: string;
  readonly description?: string;
  readonly who: Who;
  /** What the path names. Where it does not fit there is nothing: 404. */
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Headers beside the usual ones. They are told, and read by the handler itself. */
  readonly headers?: z.ZodObject;
  /** Takes an `Idempotency-Key`. */
  readonly idempotent?: true;
  /** The body's bytes are the handler's, the caller is another server: no origin check, any type. */
  readonly raw?: true;
  /** What is answered, by status; null where there is no body. */
  readonly answers: Readonly<Record<number, z.ZodType | Content | null>>;
  /** The codes of its own "no"s, by kind. What every route may answer comes with it. */
  readonly refusals?: Readonly<Partial<Record<ErrorKind, readonly string[]>>>;
}

/** All routes of one service; a route's name becomes its `operationId`. */
export interface Api {
  readonly service: ServiceName;
  readonly description: string;
  readonly routes: Readonly<Record<string, Route>>;
}

/** Declares a route. */
export function route<const R extends Route>(declaration: R): R {
  return declaration;
}

/** An answer of these media types. */
export function content(...types: string[]): Content {
  return { types };
}

/** What most paths name. */
export function idParam<Id extends z.ZodType>(id: Id) {
  return z.object({ id });
}

/** `{}`: done, and nothing to tell. */
export const Done = z.strictObject({}).meta({ description: 'Done; there is nothing to tell.' });
