import type { Request } from 'express';
import { parse } from 'qs';

export type RawParams = Record<string, unknown>;

/** Stripe's bracket syntax: `metadata[paymentId]=1&expand[]=latest_charge&created[gte]=1700000000`. */
export function parseForm(text: string): RawParams {
  return parse(text, { depth: 10, arrayLimit: 100, parameterLimit: 1000 });
}

/** The parameters of a request, from the query and the body, without those that are not the endpoint's own. */
export function readParams(req: Request): { params: RawParams; expand: string[]; key: string | null } {
  const body: unknown = req.body;
  const { expand, key, ...params } = {
    ...req.query,
    ...(typeof body === 'string' ? parseForm(body) : {}),
  } as RawParams;
  for (const name of Object.keys(params)) if (name.startsWith('_stripe_')) delete params[name];
  const paths = (Array.isArray(expand) ? expand : [expand]).filter((path) => typeof path === 'string');
  return { params, expand: paths, key: typeof key === 'string' ? key : null };
}
