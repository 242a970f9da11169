import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { BaseConfig, ConfigError, readConfig } from '../../src/runtime/index.ts';
import { testEnv, testSigningKey } from '../../src/testing/index.ts';

const Config = BaseConfig.extend({ ORDER_HOLD_SECONDS: z.coerce.number().int().min(1).default(300) });

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(Config, env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

test('settings are read once, with their types and defaults', () => {
  const { RATE_LIMITS: _, ...env } = testEnv({ PORT: '4001', ORDER_HOLD_SECONDS: '5' });
  const config = readConfig(Config, env);
  expect(config).toMatchObject({ PORT: 4001, ORDER_HOLD_SECONDS: 5, EVENT_BUS: 'jetstream', RATE_LIMITS: 'on' });
  expect([...config.JWT_PUBLIC_KEYS.keys()]).toEqual([testSigningKey.kid]);
});

test('every variable that is missing or wrong is named, an empty one is missing', () => {
  const problems = problemsOf({
    ...testEnv(),
    PUBLIC_URL: '',
    MONGO_URL: 'postgres://x',
    JWT_PUBLIC_KEYS: '{"a":"b"}',
  });
  expect(problems.map((problem) => problem.split(/[: ]/, 1)[0])).toEqual([
    'PUBLIC_URL',
    'MONGO_URL',
    'JWT_PUBLIC_KEYS',
  ]);
  expect(problems[0]).toBe('PUBLIC_URL is missing');
});

test('the chosen bus needs its own URL, and only that', () => {
  expect(problemsOf(testEnv({ NATS_URL: '' }))).toEqual(['NATS_URL is missing']);
  expect(problemsOf(testEnv({ EVENT_BUS: 'nats-streaming', NATS_URL: '' }))).toEqual(['NATS_STREAMING_URL is missing']);
  const streaming = { EVENT_BUS: 'nats-streaming', NATS_STREAMING_URL: 'nats://localhost:4222', NATS_URL: '' };
  expect(problemsOf(testEnv(streaming))).toEqual([]);
});

test('values are never repeated: they may be secrets', () => {
  expect(problemsOf(testEnv({ REDIS_URL: 'http://:hunter2@x', PORT: 'hunter2' })).join()).not.toContain('hunter2');
});
