import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Exchange {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
  /** What stripe-mock finds wrong with the request's shape. */
  readonly refusal: string | null;
}

export interface ShapeProxy {
  readonly url: string;
  readonly sdk: { readonly host: string; readonly port: number; readonly protocol: 'http' };
  readonly exchanges: readonly Exchange[];
  /** Requests that the target took although their shape is wrong, one line each: a test expects none. */
  wrongRequests(): string[];
  close(): Promise<void>;
}

/** Stands between an SDK and the double: asks stripe-mock about the shape of each request, lets the double answer, and keeps both. */
export async function startShapeProxy(input: { target: string; mock: string }): Promise<ShapeProxy> {
  const exchanges: Exchange[] = [];
  const server = createServer((req, res) => {
    pass(req, res, input).then(
      (exchange) => exchanges.push(exchange),
      () => res.destroy(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    sdk: { host: '127.0.0.1', port, protocol: 'http' },
    exchanges,
    wrongRequests: () =>
      exchanges
        .filter(({ status, refusal }) => refusal !== null && status < 300)
        .map(({ method, path, refusal }) => `${method} ${path}: ${refusal}`),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function pass(req: IncomingMessage, res: ServerResponse, { target, mock }: { target: string; mock: string }) {
  const { method = 'GET', url = '/' } = req;
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  const gone = new AbortController();
  res.on('close', () => gone.abort());
  const send = (base: string) =>
    fetch(base + url, {
      method,
      headers: headersOf(req),
      body: bodyOf(method, chunks),
      redirect: 'manual',
      signal: gone.signal,
    });
  const refusal = await refusalBy(await send(mock));
  const answer = await send(target);
  const text = await answer.text();
  res.writeHead(answer.status, [...answer.headers].filter(([name]) => !UNFIT.has(name)).flat()).end(text);
  const isJson = answer.headers.get('content-type')?.startsWith('application/json');
  const body: unknown = isJson ? JSON.parse(text) : text;
  return { method, path: url.split('?')[0] ?? '', status: answer.status, body, refusal };
}

const UNFIT = new Set(['connection', 'content-encoding', 'content-length', 'host', 'keep-alive', 'transfer-encoding']);

const headersOf = (req: IncomingMessage) =>
  Object.entries(req.headers).flatMap(([name, value]): [string, string][] =>
    UNFIT.has(name) || value === undefined ? [] : [[name, String(value)]],
  );

const bodyOf = (method: string, chunks: Buffer[]) => (method === 'GET' ? null : Buffer.concat(chunks));

async function refusalBy(answer: Response): Promise<string | null> {
  const text = await answer.text();
  return answer.status === 400 ? text : null;
}
