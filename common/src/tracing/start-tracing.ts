import { DiagLogLevel, diag } from '@opentelemetry/api';
import { z } from 'zod';

const address = z.url({ protocol: /^https?$/, error: 'must be a URL such as http://localhost:4318' }).optional();

/** The standard variables that switch tracing on. The SDK reads the others itself: sampler, batches, headers, attributes. */
export const TracingConfig = z.object({
  OTEL_SDK_DISABLED: z.enum(['true', 'false']).default('false'),
  /** Without it spans are exported as soon as an address is set. */
  OTEL_TRACES_EXPORTER: z.enum(['otlp', 'none']).optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: address,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: address,
  OTEL_EXPORTER_OTLP_PROTOCOL: z.literal('http/json', 'must be http/json: the only one that is spoken here').optional(),
});
type TracingConfig = z.output<typeof TracingConfig>;

/** The part of a pino logger that is used here. */
interface Log {
  warn(fields: object, message: string): void;
}

export interface Tracing {
  /** Exports what is left, as far as it goes in time. */
  stop(): Promise<void>;
}

const COMPLAIN_EVERY_MS = 60_000;

/**
 * Starts OpenTelemetry for this process where the environment names an exporter; else nothing is loaded and spans cost nothing.
 * Spans are made by hand where the kit hands things on: loader hooks of instrumentations miss what is bundled, run by tsx or Jest.
 */
export async function startTracing(service: string, config: TracingConfig, log: Log): Promise<Tracing> {
  if (!isOn(config)) return { stop: async () => {} };
  const [{ W3CTraceContextPropagator }, resources, { OTLPTraceExporter }, { BatchSpanProcessor, NodeTracerProvider }] =
    await Promise.all([
      import('@opentelemetry/core'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/sdk-trace-node'),
    ]);
  diag.setLogger(complaints(log), { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true });
  const named = resources.resourceFromAttributes({ 'service.name': service, 'service.namespace': 'ticketing' });
  const given = resources.detectResources({ detectors: [resources.envDetector] });
  const provider = new NodeTracerProvider({
    resource: resources.defaultResource().merge(named).merge(given),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  // No baggage: what callers put in there is nobody's to hand on.
  provider.register({ propagator: new W3CTraceContextPropagator() });
  return { stop: () => provider.shutdown() };
}

function isOn(config: TracingConfig): boolean {
  if (config.OTEL_SDK_DISABLED === 'true' || config.OTEL_TRACES_EXPORTER === 'none') return false;
  const isAddressed = config.OTEL_EXPORTER_OTLP_ENDPOINT ?? config.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;
  return config.OTEL_TRACES_EXPORTER === 'otlp' || isAddressed !== undefined;
}

/** A collector that is away is said once a minute, not with every batch. */
function complaints(log: Log) {
  let lastAt = Number.NEGATIVE_INFINITY;
  const complain = (message: string) => {
    if (performance.now() - lastAt < COMPLAIN_EVERY_MS) return;
    lastAt = performance.now();
    log.warn({ err: new Error(message) }, 'spans are not exported');
  };
  const silent = () => {};
  return { error: complain, warn: complain, info: silent, debug: silent, verbose: silent };
}
