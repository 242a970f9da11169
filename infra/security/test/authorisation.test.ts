import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SERVICES } from '@ticketing-dev/common/contracts';
import { ACCESS } from '../src/access.ts';
import { PEOPLE, type People, peopleOf } from '../src/people.ts';
import { send } from '../src/send.ts';
import { type Services, startServices } from '../src/services.ts';

let services: Services;
let people: People;
beforeAll(async () => {
  services = await startServices();
  people = peopleOf(services);
}, 120_000);
afterAll(() => services?.close());

// P7. Red for a new route without a row, and for any route whose guard is removed.
describe.each(SERVICES)('%s', (service) => {
  const rows = Object.entries(ACCESS[service] ?? {});

  test('every route has its row, and every row its route', () => {
    expect(rows.map(([route]) => route).sort()).toEqual(services[service].routes);
  });

  test('every route is declared, and every declared one is there', () => {
    const declared = Object.values(services[service].api.routes);
    // Bull Board's pages are its own, and no API.
    const mounted = services[service].routes.filter((route) => !route.includes('/expiration/queues'));
    expect(declared.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort()).toEqual(mounted);
  });

  test.each(rows)('%s', async (route, { sample, answers }) => {
    const [method = '', path = ''] = route.split(' ');
    const got: Record<string, number> = {};
    for (const person of PEOPLE) {
      const request = { path, ...(await sample?.(people, person)) };
      got[person] = (await send(await people.as(service, person), method, request)).status;
    }
    expect(got).toEqual(Object.fromEntries(PEOPLE.map((person, index) => [person, answers[index]])));
  });
});
