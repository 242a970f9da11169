import { type Context, context, createContextKey, type Link, type Span, SpanKind, trace } from '@opentelemetry/api';
import { tracer } from './tracer.ts';

const KEY = createContextKey('the request being served');

/** The span of a request. It may move into another trace once the request is known to belong there. */
export interface RequestSpan {
  readonly first: Span;
  current: Span;
  readonly startTime: number;
  readonly method: string;
  /** What the caller said it belongs to. */
  readonly caller: Link | undefined;
}

/** Begins the span of a request, as a child of what its caller said, and the context to serve it in. */
export function beginRequest(method: string, caller: Context): { request: RequestSpan; context: Context } {
  const startTime = performance.timeOrigin + performance.now();
  const span = tracer().startSpan(method, spanOptions(method, startTime), caller);
  const remote = trace.getSpanContext(caller);
  const request = { first: span, current: span, startTime, method, caller: remote && { context: remote } };
  return { request, context: trace.setSpan(caller.setValue(KEY, request), span) };
}

/**
 * Moves the request being served into the trace of `parent`: a payment belongs to the purchase that its order began. The span
 * begun first has no child yet and is never ended, so that it is not exported; who called is kept as a link.
 */
export function moveRequest(request: RequestSpan, parent: Context): void {
  const { method, startTime, caller } = request;
  const links = caller === undefined ? [] : [caller];
  request.current = tracer().startSpan(method, { ...spanOptions(method, startTime), links }, parent);
}

/** The request that the running code serves and whose span has not moved yet. */
export function unmovedRequest(): RequestSpan | undefined {
  const request = activeRequest();
  return request !== undefined && request.current === request.first && trace.getActiveSpan() === request.first
    ? request
    : undefined;
}

/** The span that the running code belongs to. */
export function currentSpan(): Span | undefined {
  const active = trace.getActiveSpan();
  const request = activeRequest();
  return request !== undefined && active === request.first ? request.current : active;
}

function activeRequest(): RequestSpan | undefined {
  const value = context.active().getValue(KEY);
  return isRequestSpan(value) ? value : undefined;
}

function isRequestSpan(value: unknown): value is RequestSpan {
  return typeof value === 'object' && value !== null && 'first' in value && 'startTime' in value;
}

function spanOptions(method: string, startTime: number) {
  return { kind: SpanKind.SERVER, startTime, attributes: { 'http.request.method': method } };
}
