import { type Attributes, context, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { currentSpan, moveRequest, unmovedRequest } from './request-span.ts';
import { contextOf, spanContextOf } from './traceparent.ts';
import { tracer } from './tracer.ts';

export interface SpanInput {
  readonly kind?: keyof typeof SpanKind;
  /** Ids, names and numbers only: a span leaves the machine, and holds nothing secret or personal. */
  readonly attributes?: Attributes;
  /** W3C trace context to go on from, e.g. an event's; without it, what runs now. */
  readonly traceparent?: string | null | undefined;
}

/** Runs work as one span. What it throws marks the span by its kind alone: messages may hold addresses. */
export async function inSpan<T>(name: string, input: SpanInput, work: (span: Span) => Promise<T>): Promise<T> {
  const { kind = 'INTERNAL', attributes = {}, traceparent } = input;
  const now = currentSpan();
  const parent = traceparent
    ? contextOf({ traceparent })
    : now === undefined
      ? context.active()
      : trace.setSpan(context.active(), now);
  const span = tracer().startSpan(name, { kind: SpanKind[kind], attributes }, parent);
  try {
    return await context.with(trace.setSpan(parent, span), () => work(span));
  } catch (error) {
    failed(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** Marks a span as failed, by the error's code or name. */
export function failed(span: Span, error: unknown): void {
  span.setStatus({ code: SpanStatusCode.ERROR });
  span.setAttribute('error.type', nameOf(error));
}

/**
 * Goes on with a trace that something stored long ago, e.g. the one of the order that a payment is for. A request moves into it
 * as a whole; other work becomes a span of it. Without such a trace it is work as any other.
 */
export function continueTrace<T>(
  traceparent: string | null | undefined,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const own = traceparent ? spanContextOf(traceparent) : undefined;
  const isThere = own === undefined || own.traceId === currentSpan()?.spanContext().traceId;
  const request = unmovedRequest();
  if (request !== undefined) {
    if (!isThere) moveRequest(request, contextOf({ traceparent }));
    return work();
  }
  return inSpan(name, isThere ? {} : { traceparent }, work);
}

function nameOf(error: unknown): string {
  if (typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string')
    return error.code;
  return error instanceof Error ? error.name : 'error';
}
