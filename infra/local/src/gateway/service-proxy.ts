import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from 'express';
import { createProxyMiddleware } from 'http-proxy-middleware';
import { failoverAgent } from './failover-agent.ts';
import { sendProblem } from './problem.ts';

const ANSWER_WITHIN_MS = 60_000;
const UNREACHABLE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ETIMEDOUT', 'EADDRNOTAVAIL']);

/** Passes requests to the processes of one service in turn; while one is down, the others take its share. */
export function serviceProxy(
  service: string,
  urls: readonly string[],
  headers: Readonly<Record<string, string>> = {},
): RequestHandler {
  const targets = urls.map((url) => new URL(url));
  const proxies = targets.map((target, index) =>
    createProxyMiddleware<IncomingMessage, ServerResponse>({
      target: target.origin,
      agent: failoverAgent([...targets.slice(index), ...targets.slice(0, index)]),
      xfwd: true,
      headers: { ...headers },
      proxyTimeout: ANSWER_WITHIN_MS,
      on: { error: (error, req, res) => answerFailure(service, error, req, res) },
    }),
  );
  let next = 0;
  return (req, res, done) => {
    const proxy = proxies[next++ % proxies.length];
    if (!proxy) return sendProblem(res, 503, 'service-unavailable', `The service "${service}" is not running.`);
    proxy(req, res, done)?.catch?.(done);
  };
}

function answerFailure(service: string, error: Error & { code?: string }, req: IncomingMessage, res: unknown): void {
  if (!isResponse(res)) return;
  if (res.headersSent || req.socket.destroyed) return void res.destroy(error);
  if (UNREACHABLE.has(error.code ?? '')) {
    res.setHeader('Retry-After', '1');
    sendProblem(res, 503, 'service-unavailable', `The service "${service}" cannot be reached right now.`);
  } else {
    sendProblem(
      res,
      502,
      'bad-gateway',
      `The service "${service}" broke off. Whether it acted is not known: repeat with the same Idempotency-Key.`,
    );
  }
}

function isResponse(value: unknown): value is ServerResponse {
  return typeof value === 'object' && value !== null && 'setHeader' in value;
}
