import type { Order } from '@ticketing-dev/common/contracts';

/** The most seats of one listing that orders had at the same moment, by the database's clock. */
export function mostAtOnce(orders: readonly Order[]): number {
  const changes = orders.flatMap((order) => {
    const taken = { at: Date.parse(order.createdAt), units: order.quantity };
    const ended = order.history.find(({ status }) => status === 'cancelled' || status === 'refunded');
    return ended === undefined ? [taken] : [taken, { at: Date.parse(ended.at), units: -order.quantity }];
  });
  // Seats given back and taken within one millisecond are not both out.
  changes.sort((a, b) => a.at - b.at || a.units - b.units);
  let out = 0;
  let most = 0;
  for (const { units } of changes) {
    out += units;
    most = Math.max(most, out);
  }
  return most;
}
