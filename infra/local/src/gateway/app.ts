import express, { type Express } from 'express';
import { dropForwarded, forwarded } from './forwarded.ts';
import { landingPage } from './landing.ts';
import { sendProblem } from './problem.ts';
import { type Route, routeOf } from './routes.ts';
import { serviceProxy } from './service-proxy.ts';

export interface GatewayInput {
  readonly routes: readonly Route[];
  /** Addresses of the processes of each service. */
  readonly targets: Readonly<Record<string, readonly string[]>>;
  readonly inboxUrl?: string | undefined;
  /** Where visitors find us. */
  readonly publicUrl?: string | undefined;
}

/** The one door to all services, as the cluster's ingress is. */
export function gatewayApp({ routes, targets, inboxUrl, publicUrl }: GatewayInput): Express {
  const proxies = new Map(
    Object.entries(targets).map(([service, urls]) => [service, serviceProxy(service, urls, forwarded(publicUrl))]),
  );
  const app = express();
  app.disable('x-powered-by');
  app.use(dropForwarded);
  app.use((req, res, next) => {
    const route = routeOf(routes, req.url);
    const proxy = route && proxies.get(route.service);
    if (proxy) return proxy(req, res, next);
    if (req.path === '/' && route) return void res.send(landingPage(routes, inboxUrl));
    sendProblem(res, 404, 'not-found', 'There is nothing here.');
  });
  return app;
}
