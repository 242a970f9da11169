import { context, propagation, trace } from '@opentelemetry/api';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node';

/** OpenTelemetry as `startTracing` starts it, exporting into memory. */
export function spansInMemory() {
  const exporter = new InMemorySpanExporter();
  const provider = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  provider.register({ propagator: new W3CTraceContextPropagator() });
  return {
    named: (name: string) => exporter.getFinishedSpans().filter((span) => span.name === name),
    all: () => exporter.getFinishedSpans(),
    forget: () => exporter.reset(),
    async stop(): Promise<void> {
      await provider.shutdown();
      for (const api of [trace, context, propagation]) api.disable();
    },
  };
}
