import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Stack, type StackInput, startStack } from '@ticketing-dev/local/stack';

export type TestStack = Stack & { readonly stripeUrl: string };

/** Long enough for a machine that is busy with other tests. */
export const START_WITHIN_MS = 240_000;

/**
 * The whole product as `npm start` runs it, in a folder of its own that goes with it. Nobody is held back by rate limits: all
 * visitors of a test come from one address.
 */
export async function temporaryStack(input: Omit<StackInput, 'dir'> = {}): Promise<TestStack> {
  const dir = mkdtempSync(join(tmpdir(), 'ticketing-stack-'));
  const stack = await startStack({
    client: false,
    ...input,
    env: { ...machine(), RATE_LIMITS: 'off', ...input.env },
    dir,
  });
  const { stripeUrl } = stack;
  if (stripeUrl === undefined) throw new Error('a test never pays with real money');
  return {
    ...stack,
    stripeUrl,
    async stop() {
      await stack.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** This machine's environment without anybody's settings of the product: a test uses its own servers and no real account. */
function machine(): NodeJS.ProcessEnv {
  const settings = /^(PORT|[A-Z0-9_]*_(URL|KEY|KEYS|SECRET|TOKEN|SID)|EVENT_BUS|ADMIN_EMAIL)$/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.test(name)));
}
