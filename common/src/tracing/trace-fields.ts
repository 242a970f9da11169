import type { Span } from '@opentelemetry/api';
import { currentSpan } from './request-span.ts';

export interface TraceFields {
  readonly trace_id?: string;
  readonly span_id?: string;
}

/** What joins a log line with its trace; nothing outside of one. */
export function traceFields(span: Span | undefined = currentSpan()): TraceFields {
  const { traceId, spanId, traceFlags } = span?.spanContext() ?? {};
  if (!traceId || traceFlags === undefined || /^0+$/.test(traceId)) return {};
  return { trace_id: traceId, ...(spanId && { span_id: spanId }) };
}
