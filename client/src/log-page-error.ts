import type { Instrumentation } from 'next';

/** What went wrong while a page was made, as one line that names the request; never its body, cookies or address. */
export const logPageError: Instrumentation.onRequestError = (error, request, context) => {
  const line = {
    level: 'error',
    time: new Date().toISOString(),
    service: 'client',
    msg: error instanceof Error ? error.message : 'page failed',
    requestId: request.headers['x-request-id'],
    method: request.method,
    route: context.routePath,
    digest: error instanceof Error && 'digest' in error ? error.digest : undefined,
    stack: error instanceof Error ? error.stack : undefined,
  };
  process.stderr.write(`${JSON.stringify(line)}\n`);
};
