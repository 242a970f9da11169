import type { Instrumentation } from 'next';

/** What went wrong while a page was made, as one line that names its request and trace; never its body, cookies or address. */
export const logPageError: Instrumentation.onRequestError = (error, request, context) => {
  const line = {
    level: 'error',
    time: new Date().toISOString(),
    service: 'client',
    msg: error instanceof Error ? error.message : 'page failed',
    requestId: request.headers['x-request-id'],
    trace_id: /^00-([0-9a-f]{32})-/.exec(String(request.headers.traceparent))?.[1],
    method: request.method,
    route: context.routePath,
    digest: error instanceof Error && 'digest' in error ? error.digest : undefined,
    stack: error instanceof Error ? error.stack : undefined,
  };
  process.stderr.write(`${JSON.stringify(line)}\n`);
};
