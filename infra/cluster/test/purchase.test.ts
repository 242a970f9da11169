import { expect, test } from '@jest/globals';
import { eventually } from '@ticketing-dev/common/testing';
import { confirmAddress } from '@ticketing-dev/stack/confirm-address';
import { inboxOf } from '@ticketing-dev/stack/outside';
import { Person } from '@ticketing-dev/stack/person';
import { admissionsOf, list, paid, reserved, settled } from '@ticketing-dev/stack/purchase';
import { where } from '../src/where.ts';

test("a purchase through the cluster's way in ends with e-tickets in the mail", async () => {
  const { url, inboxUrl } = where();
  const [seller, buyer] = await Promise.all([new Person(url).signUp(), new Person(url).signUp()]);
  await confirmAddress(inboxUrl, buyer);
  const ticket = await list(seller, { quantity: 4 });
  const order = await reserved(buyer, ticket.id, 2);
  await paid(buyer, order.id);
  await settled(buyer, order.id, ['completed']);

  expect(await admissionsOf(buyer, order.id)).toHaveLength(2);
  await eventually(
    async () => {
      const subjects = (await inboxOf(inboxUrl, buyer.email)).map(({ subject }) => subject);
      expect(subjects.some((subject) => /ticket/i.test(subject))).toBe(true);
    },
    { withinMs: 20_000 },
  );
});
