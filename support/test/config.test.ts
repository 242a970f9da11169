import { expect, test } from '@jest/globals';
import { readConfig } from '@ticketing-dev/common/runtime';
import { testEnv } from '@ticketing-dev/common/testing';
import { Config } from '../src/config.ts';

const WHOLE = { TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_AUTH_TOKEN: 'x', TWILIO_FROM: '+15005550006' };
const read = (twilio: Record<string, string>) =>
  readConfig(Config, testEnv({ SMTP_URL: 'smtp://localhost:25', ...twilio }));

test('all of the Twilio settings or none', () => {
  expect(read(WHOLE).TWILIO_FROM).toBe('+15005550006');
  expect(read({}).TWILIO_ACCOUNT_SID).toBeUndefined();
});

// Red without superRefine in config.ts: no text message would be sent, and nobody would know.
test.each(Object.keys(WHOLE))('without %s alone the service does not start', (name) => {
  const half = Object.fromEntries(Object.entries(WHOLE).filter(([key]) => key !== name));

  expect(() => read(half)).toThrow(`${name} is missing`);
});
