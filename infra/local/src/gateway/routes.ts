import { parse } from 'yaml';
import { z } from 'zod';

export interface Route {
  readonly path: string;
  readonly service: string;
}

const Ingress = z.object({
  kind: z.literal('Ingress'),
  spec: z.object({
    rules: z.array(
      z.object({
        http: z.object({
          paths: z.array(
            z.object({
              path: z.string().startsWith('/'),
              pathType: z.literal('Prefix'),
              backend: z.object({ service: z.object({ name: z.string() }) }),
            }),
          ),
        }),
      }),
    ),
  }),
});

/** The routes an Ingress declares, longest path first as its controllers choose. */
export function readRoutes(ingressYaml: string): Route[] {
  const { spec } = Ingress.parse(parse(ingressYaml));
  return spec.rules
    .flatMap((rule) => rule.http.paths)
    .map(({ path, backend }) => ({ path, service: backend.service.name }))
    .sort((a, b) => b.path.length - a.path.length);
}

/** `Prefix` compares whole path elements: `/api/users` takes `/api/users/1` and leaves `/api/usersx`. */
export function routeOf(routes: readonly Route[], url: string): Route | undefined {
  const [path = '/'] = url.split('?');
  return routes.find((route) => {
    const prefix = route.path.replace(/\/$/, '');
    return path === prefix || path.startsWith(`${prefix}/`);
  });
}
