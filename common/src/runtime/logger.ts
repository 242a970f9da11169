import { type DestinationStream, type Logger, type LoggerOptions, pino, stdSerializers } from 'pino';
import { traceFields } from '../tracing/index.ts';

export type { Logger };

const SECRETS = ['authorization', 'cookie', 'set-cookie', 'password', 'token', 'jwt', 'clientSecret', 'email', 'phone'];

/**
 * JSON lines on stdout, one per thing that happened, each with the trace it belongs to. What must never be logged (cookies, tokens, addresses) is kept out by the
 * caller; the redaction here is the net below.
 */
export function createLogger(
  options: { service: string; level?: string | undefined },
  destination?: DestinationStream,
): Logger {
  const pinoOptions: LoggerOptions = {
    level: options.level ?? 'info',
    base: { service: options.service },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: describeError },
    // A line that names its trace itself is not given another one.
    mixin: (fields) => ('trace_id' in fields ? {} : traceFields()),
    redact: {
      paths: [...SECRETS.map((key) => `["${key}"]`), ...SECRETS.map((key) => `*["${key}"]`)],
      censor: '[removed]',
    },
  };
  return destination === undefined ? pino(pinoOptions) : pino(pinoOptions, destination);
}

/** An error as log fields. Only what we know to be safe: drivers' errors carry rows, headers and keys as properties. */
function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: scrubbed(String(error)) };
  const { type, message, stack } = stdSerializers.err(error);
  const code = 'code' in error ? error.code : undefined;
  return { type, message: scrubbed(message), stack: scrubbed(stack), ...(code === undefined ? {} : { code }) };
}

/** Takes credentials in URLs, tokens, mail addresses, telephone numbers and the values of duplicate keys out of a text. */
export function scrubbed(text: string): string {
  return text
    .replace(/\/\/[^/\s@]+@/g, '//[removed]@')
    .replace(/eyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[removed]')
    .replace(/dup key: \{[^}]*\}/g, 'dup key')
    .replace(/(?:"[^"]*"|[^\s<>"'(),;:/\\@]+)@[^\s<>"'(),;:/\\@]+/g, '[removed]')
    .replace(/\+\d{7,15}\b/g, '[removed]');
}
