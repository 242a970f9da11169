import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import type { Exchange } from '../../src/stripe/index.ts';

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (value: unknown, ...keys: string[]): unknown =>
  keys.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);

/** Fields of the SDK's API version that the description, which is some weeks older, does not have yet. */
const NEWER: Readonly<Record<string, readonly string[]>> = {
  payment_intent: ['payment_record', 'source'],
  charge: ['source'],
  payment_method_details_card: ['electronic_commerce_indicator'],
};

/** Resources the double has; others never stand in its answers, and leaving them out makes this fast. */
const OURS = new Set(['charge', 'event', 'payment_intent', 'payment_method', 'refund']);

/** Checks answers and events against Stripe's OpenAPI description; says what is wrong, one line each. */
export function answerShapes(specFile: string) {
  const spec: unknown = JSON.parse(readFileSync(specFile, 'utf8'));
  const ajv = new Ajv({
    strict: false,
    validateFormats: false,
    inlineRefs: false,
    validateSchema: false,
    code: { optimize: false },
  });
  const schemas = at(spec, 'components', 'schemas');
  const named = Object.entries(isObject(schemas) ? schemas : {});
  const others = new Set(
    named.filter(([name, one]) => at(one, 'x-resourceId') && !OURS.has(name)).map(([name]) => name),
  );
  ajv.addSchema({
    $id: 'stripe',
    components: {
      schemas: Object.fromEntries(
        named.filter(([name]) => !others.has(name)).map(([name, one]) => [name, asJsonSchema(one, others, name)]),
      ),
    },
  });
  const paths = at(spec, 'paths');
  const known = new Map<string, ValidateFunction>();

  function validator(key: string, schema: () => unknown): ValidateFunction {
    const found = known.get(key) ?? ajv.compile(asJsonSchema(schema(), others) as Json);
    known.set(key, found);
    return found;
  }

  function wrong(what: string, validate: ValidateFunction, body: unknown): string[] {
    return validate(body) ? [] : [`${what}: ${ajv.errorsText(validate.errors)}`];
  }

  return {
    ofAnswer({ method, path, status, body }: Pick<Exchange, 'method' | 'path' | 'status' | 'body'>): string[] {
      const route = Object.keys(isObject(paths) ? paths : {}).find((one) => matches(one, path));
      const responses = route && at(paths, route, method.toLowerCase(), 'responses');
      const answer = at(responses, String(status)) ?? at(responses, 'default');
      const schema = at(answer, 'content', 'application/json', 'schema');
      if (!route || !schema) return status === 404 ? [] : [`${method} ${path}: not in Stripe's API`];
      const kind = at(responses, String(status)) ? 'answer' : 'error';
      return wrong(
        `${method} ${path} ${status}`,
        validator(`${method} ${route} ${kind}`, () => schema),
        body,
      );
    },
    ofEvent(event: { type: string; data: { object: object } }): string[] {
      const object = String(Reflect.get(event.data.object, 'object'));
      const ref = (name: string) => validator(name, () => ({ $ref: `#/components/schemas/${name}` }));
      return [
        ...wrong(event.type, ref('event'), event),
        ...wrong(`${event.type} object`, ref(object), event.data.object),
      ];
    },
  };
}

const matches = (route: string, path: string) =>
  new RegExp(`^${route.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path) && !route.endsWith('/search');

/** OpenAPI 3.0 to JSON Schema: `nullable`, and no fields but those described. */
function asJsonSchema(schema: unknown, others: ReadonlySet<string>, name?: string): unknown {
  if (Array.isArray(schema)) return schema.map((one) => asJsonSchema(one, others));
  if (!isObject(schema)) return schema;
  if (typeof schema.$ref === 'string')
    return others.has(schema.$ref.split('/').at(-1) ?? '') ? { not: {} } : { $ref: `stripe${schema.$ref}` };
  const { nullable, properties, ...rest } = schema;
  const open = properties === undefined || rest.additionalProperties !== undefined;
  const extra = Object.fromEntries((NEWER[name ?? ''] ?? []).map((field) => [field, {}]));
  const converted: Json = {
    ...Object.fromEntries(
      Object.entries(rest).map(([key, value]) => [key, key === 'enum' ? value : asJsonSchema(value, others)]),
    ),
    ...(isObject(properties) && {
      properties: {
        ...Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, asJsonSchema(value, others)])),
        ...extra,
      },
    }),
    ...(open ? {} : { additionalProperties: false }),
  };
  return nullable === true ? { anyOf: [converted, { type: 'null' }] } : converted;
}
