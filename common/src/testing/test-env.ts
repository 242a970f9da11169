import { testKeyEnv } from './test-keys.ts';

type Environment = Record<string, string>;

/** An environment every service starts with; what a service needs besides comes in `more`. Limits are off unless asked for. */
export function testEnv(more: Environment = {}): Environment {
  return {
    NODE_ENV: 'test',
    PORT: '0',
    HOST: '127.0.0.1',
    PUBLIC_URL: 'http://localhost:3000',
    MONGO_URL: process.env.TEST_MONGO_URL ?? 'mongodb://127.0.0.1:1/test',
    REDIS_URL: process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:1',
    NATS_URL: process.env.TEST_NATS_URL ?? 'nats://127.0.0.1:1',
    LOG_LEVEL: process.env.TEST_LOG_LEVEL ?? 'silent',
    RATE_LIMITS: 'off',
    DRAIN_NOTICE_SECONDS: '0',
    ...testKeyEnv,
    ...more,
  };
}
