import type { z } from 'zod';
import type { Call } from '../double.ts';
import type { RawParams } from './form.ts';
import { validate } from './validate.ts';

/** One call of Stripe's API: what it takes and what it does. `run` is synchronous, so calls never mix. */
export interface EndpointSpec<P> {
  readonly method: 'get' | 'post';
  readonly path: string;
  /** Browsers may call it with a publishable key. */
  readonly publishable?: boolean;
  readonly params: z.ZodType<P>;
  run(call: Call, params: P, id: string): object;
}

export interface Endpoint {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly publishable: boolean;
  /** Validates (throws before anything has happened) and gives what is to be done. */
  prepare(raw: RawParams): (call: Call, id: string) => object;
}

export function endpoint<P>(spec: EndpointSpec<P>): Endpoint {
  return {
    method: spec.method,
    path: spec.path,
    publishable: spec.publishable ?? false,
    prepare(raw) {
      const params = validate(spec.params, raw);
      return (call, id) => spec.run(call, params, id);
    },
  };
}
