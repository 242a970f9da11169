import type { Express } from 'express';
import express from 'express';
import { z } from 'zod';

/** The part of Express' router that is read here; it has no public API for its routes. */
const Route = z.object({ path: z.string(), methods: z.record(z.string(), z.boolean()) });
const Layer = z.object({ route: Route.optional(), slash: z.boolean(), handle: z.unknown() });
const Stack = z.object({ stack: z.array(z.unknown()) });

/**
 * Builds a service's app and says every route it answers, as `GET /api/orders/:id`: what its code mounts, not what a list says.
 */
export function withRoutes(build: () => Express): { app: Express; routes: string[] } {
  const mounts: [path: string, handlers: unknown[]][] = [];
  const { use } = express.application;
  express.application.use = function recording(this: Express, ...args: Parameters<typeof use>) {
    const path = typeof args[0] === 'string' ? args[0] : '';
    mounts.push([path, args.flat().filter((one) => typeof one === 'function')]);
    return use.apply(this, args);
  } as typeof use;
  try {
    const app = build();
    const routes = new Set(mounts.flatMap(([path, handlers]) => handlers.flatMap(under(path))));
    // What lies elsewhere, the probes, is not routed from outside.
    return { app, routes: [...routes].filter((route) => route.includes(' /api/')).sort() };
  } finally {
    express.application.use = use;
  }
}

const under =
  (mount: string) =>
  (handler: unknown): string[] => {
    const router = stackOf(handler);
    return router.flatMap((one) => {
      const { route, slash, handle } = Layer.parse(one);
      if (route === undefined) {
        if (stackOf(handle).length > 0 && !slash) throw new Error(`A router is mounted below ${mount}: say where.`);
        return under(mount)(handle);
      }
      const path = route.path === '/' ? mount : `${mount}${route.path}`;
      return Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${path}`);
    });
  };

function stackOf(handler: unknown): unknown[] {
  return typeof handler === 'function'
    ? (Stack.safeParse({ stack: Reflect.get(handler, 'stack') }).data?.stack ?? [])
    : [];
}
