import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { readRoutes } from '../src/gateway/routes.ts';

const file = (name: string) => readFileSync(new URL(`../../k8s/components/${name}`, import.meta.url), 'utf8');
const HttpRoute = z.object({
  spec: z.object({
    rules: z.array(
      z.object({
        matches: z.array(z.object({ path: z.object({ type: z.literal('PathPrefix'), value: z.string() }) })),
        backendRefs: z.array(z.object({ name: z.string() })),
      }),
    ),
  }),
});

test('the Gateway API leads where the Ingress leads', () => {
  const documents = parseAllDocuments(file('gateway/gateway.yaml')).map((document) => document.toJS());
  const { spec } = HttpRoute.parse(
    documents.find(({ kind, metadata }) => kind === 'HTTPRoute' && metadata.name === 'ticketing'),
  );
  const routes = spec.rules.flatMap(({ matches, backendRefs }) =>
    matches.map(({ path }) => ({ path: path.value, service: backendRefs[0]?.name })),
  );
  const byPath = (a: { path: string }, b: { path: string }) => a.path.localeCompare(b.path);
  expect(routes.sort(byPath)).toEqual(readRoutes(file('ingress/ingress.yaml')).sort(byPath));
});
