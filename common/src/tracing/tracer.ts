import { type Tracer, trace } from '@opentelemetry/api';

/** Costs nothing while no SDK is started: its spans then record nothing. */
export function tracer(): Tracer {
  return trace.getTracer('@ticketing-dev/common');
}
