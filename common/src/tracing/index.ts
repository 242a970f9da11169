export { continueTrace, failed, inSpan, type SpanInput } from './in-span.ts';
export { beginRequest, type RequestSpan } from './request-span.ts';
export { startTracing, TracingConfig } from './start-tracing.ts';
export { type TraceFields, traceFields } from './trace-fields.ts';
export { contextOf, currentTraceparent, isTracing, outsideTraces, traceparentWithin } from './traceparent.ts';
export { tracer } from './tracer.ts';
