import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const Value = z.looseObject({
  stringValue: z.string().optional(),
  intValue: z.union([z.string(), z.number()]).optional(),
  boolValue: z.boolean().optional(),
  doubleValue: z.number().optional(),
});
const Attributes = z.array(z.object({ key: z.string(), value: Value })).default([]);
const OtlpSpan = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  kind: z.number(),
  startTimeUnixNano: z.string(),
  endTimeUnixNano: z.string(),
  attributes: Attributes,
  status: z.object({ code: z.number().optional(), message: z.string().optional() }).optional(),
});
/** What an exporter sends: OTLP over HTTP, in JSON. */
const Otlp = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: Attributes }),
      scopeSpans: z.array(z.object({ spans: z.array(OtlpSpan) })),
    }),
  ),
});

export interface ExportedSpan {
  readonly service: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string | undefined;
  readonly name: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly failed: boolean;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export type SpanReceiver = Awaited<ReturnType<typeof spanReceiver>>;

/** A collector that keeps what it gets: the other end of `OTEL_EXPORTER_OTLP_ENDPOINT`. */
export async function spanReceiver() {
  const spans: ExportedSpan[] = [];
  const bodies: string[] = [];
  const server = createServer(async (req, res) => {
    const body = await text(req);
    bodies.push(body);
    spans.push(...spansIn(body));
    res.setHeader('content-type', 'application/json').end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${portOf(server.address())}`;
  return {
    spans,
    /** Everything as it came, for looking that nothing is in it that should not be. */
    bodies,
    /** What a process needs to send its spans here, and soon. */
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: url, OTEL_BSP_SCHEDULE_DELAY: '200' },
    /** All spans of one trace, in the order they began. */
    ofTrace: (traceId: string): ExportedSpan[] =>
      spans.filter((span) => span.traceId === traceId).sort((a, b) => a.startMs - b.startMs),
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function spansIn(body: string): ExportedSpan[] {
  return Otlp.parse(JSON.parse(body)).resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const service = String(plain(resource.attributes)['service.name']);
    return scopeSpans.flatMap(({ spans }) => spans.map((span) => exported(service, span)));
  });
}

function exported(service: string, span: z.infer<typeof OtlpSpan>): ExportedSpan {
  const { traceId, spanId, parentSpanId, name, status } = span;
  const ms = (nanos: string) => Number(BigInt(nanos) / 1_000n) / 1_000;
  const times = { startMs: ms(span.startTimeUnixNano), endMs: ms(span.endTimeUnixNano) };
  const failed = status?.code === 2;
  return { service, traceId, spanId, parentSpanId, name, ...times, failed, attributes: plain(span.attributes) };
}

function plain(attributes: z.infer<typeof Attributes>): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the receiver listens nowhere');
  return address.port;
}
