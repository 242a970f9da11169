import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { SERVICES } from '@ticketing-dev/common/contracts';
import { runSchemathesis } from '../src/run-schemathesis.ts';
import { type Services, startServices } from '../src/services.ts';

/** A few of each phase; `npm run schemathesis` takes longer. */
const EXAMPLES = 5;

let services: Services;
beforeAll(async () => {
  services = await startServices();
}, 120_000);
afterAll(() => services?.close());

// Red for a 5xx, for an answer that is not declared as it is, for input that breaks its schema and is taken all the same, and
// without the guards in common's serve.ts.
test.each(SERVICES)(
  '%s answers whatever is sent as its document says',
  async (service) => {
    const { passed, output } = await runSchemathesis(services[service], { examples: EXAMPLES });
    expect(passed ? '' : output).toBe('');
  },
  180_000,
);
