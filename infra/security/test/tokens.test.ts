import { createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SERVICES } from '@ticketing-dev/common/contracts';
import { anonymous, sessionCookieFor, testSigningKey } from '@ticketing-dev/common/testing';
import { ACCESS } from '../src/access.ts';
import { badTokens, goodToken } from '../src/bad-tokens.ts';
import { type Services, startServices } from '../src/services.ts';

let services: Services;
beforeAll(async () => {
  services = await startServices();
}, 120_000);
afterAll(() => services?.close());

const pem = createPublicKey(testSigningKey.key).export({ type: 'spki', format: 'pem' }).toString();

/** A route that reads and needs nobody but somebody. */
function guarded(service: keyof typeof ACCESS): string {
  const rows = Object.entries(ACCESS[service] ?? {});
  const found = rows.find(
    ([route, { answers }]) => /^GET [^:]+$/.test(route) && answers[0] === 401 && answers[4] === 200,
  );
  return found?.[0].slice('GET '.length) ?? '';
}

describe.each(SERVICES)('%s', (service) => {
  const ask = (token: string) =>
    anonymous(services[service].app).get(guarded(service)).set('Cookie', sessionCookieFor(token));

  test('a good token is let in', async () => {
    expect((await ask(goodToken())).status).toBe(200);
  });

  // Red without issuer, audience or age in session-token.ts. `none` and HMAC are refused by the list of algorithms and, without
  // it, by the library, which takes no public key as a secret.
  test.each(Object.entries(badTokens(pem)))('%s is not', async (_name, token) => {
    const { status, body } = await ask(token);
    expect({ status, code: body.code }).toEqual({
      status: 401,
      code: expect.stringMatching(/^(not-signed-in|token-expired)$/),
    });
  });

  test.each(['session=', 'session=e30=', 'session=bm9uc2Vuc2U=', 'session=%', 'session=W10='])(
    'the cookie %s is nobody’s',
    async (cookie) => {
      const { status } = await anonymous(services[service].app).get(guarded(service)).set('Cookie', cookie);
      expect(status).toBe(401);
    },
  );
});
