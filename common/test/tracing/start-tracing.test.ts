import { expect, test } from '@jest/globals';
import { readConfig } from '../../src/runtime/index.ts';
import { currentTraceparent, inSpan, isTracing, startTracing, TracingConfig } from '../../src/tracing/index.ts';

const log = { warn: () => undefined };

test.each([
  {},
  { OTEL_TRACES_EXPORTER: 'none', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' },
  { OTEL_SDK_DISABLED: 'true', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1' },
])('without an exporter nothing is traced: %j', async (env) => {
  const tracing = await startTracing('orders', readConfig(TracingConfig, env), log);

  expect(isTracing()).toBe(false);
  expect(await inSpan('work', {}, async () => currentTraceparent())).toBeUndefined();
  await tracing.stop();
});

test('what is set wrong is named', () => {
  const env = { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4317', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' };
  const reading = () => readConfig(TracingConfig, env);
  expect(reading).toThrow('OTEL_EXPORTER_OTLP_ENDPOINT: must be a URL such as http://localhost:4318');
  expect(reading).toThrow('OTEL_EXPORTER_OTLP_PROTOCOL: must be http/json');
});
