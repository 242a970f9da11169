import { prettyFactory } from 'pino-pretty';

/** Said by the line itself, or of no use to who reads along. */
const LEFT_OUT = [
  ...['pid', 'hostname', 'service', 'requestId', 'trace_id', 'span_id'],
  ...['method', 'route', 'status', 'responseTime', 'event', 'type', 'subject', 'attempt', 'ms'],
];

/** A log line as a person reads it: `18:04:05 INFO orders: POST /api/orders → 201 in 12 ms`. Any other text stays as it is. */
export function readableLine(name: string, colorize = process.stdout.isTTY === true): (line: string) => string {
  const pretty = prettyFactory({
    colorize,
    singleLine: true,
    translateTime: 'SYS:HH:MM:ss',
    ignore: LEFT_OUT.join(','),
    messageFormat: (log) => `${name}: ${wordsOf(log)}`,
  });
  return (line) => (line.startsWith('{') ? pretty(line).trimEnd() : `${name}: ${line}`);
}

function wordsOf(log: Readonly<Record<string, unknown>>): string {
  const { msg, method, route, status, responseTime, type, subject, attempt, ms } = log;
  if (msg === 'request') return `${method} ${route} → ${status} in ${Math.round(Number(responseTime))} ms`;
  if (msg === 'event handled') return `${type} of ${subject} handled in ${ms} ms`;
  if (type !== undefined && attempt !== undefined) return `${msg}: ${type} of ${subject}, try ${attempt}`;
  return String(msg);
}
