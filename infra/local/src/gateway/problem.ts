import { type ServerResponse, STATUS_CODES } from 'node:http';

/** `application/problem+json`, as the services answer. */
export function sendProblem(res: ServerResponse, status: number, code: string, detail: string): void {
  const type = `https://ticketing.dev/problems/${code}`;
  res.statusCode = status;
  res.setHeader('Content-Type', 'application/problem+json');
  res.setHeader('Cache-Control', 'no-store');
  res.end(JSON.stringify({ type, title: STATUS_CODES[status], status, code, detail, errors: [{ message: detail }] }));
}
