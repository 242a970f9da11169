import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Order } from '@ticketing-dev/common/contracts';
import { read } from '@ticketing-dev/stack/person';
import { reserve } from '@ticketing-dev/stack/purchase';
import type { Visitor } from '../visitor.ts';
import { pay } from './payer.ts';
import type { Scene } from './scene.ts';

const SAME_INSTANT_MS = 400;

/** One visit: looks around, reserves something, and then pays, gives up, hesitates or does two things at once. */
export async function visit(scene: Scene, buyer: Visitor): Promise<void> {
  const { market, roll, shape } = scene;
  if (roll.chance(0.4)) await browse(scene, buyer);
  const listing = market.pick(roll);
  if (listing === undefined) return;
  const order = await take(scene, buyer, listing);
  if (order === undefined) return;
  const fate = roll.upTo(1_000) / 1_000;
  if (fate <= shape.left) return;
  if (fate <= shape.left + shape.cancelled) return cancel(scene, buyer, order);
  if (fate <= shape.left + shape.cancelled + shape.cancelledAndPaid) {
    // A payment takes a few tenths of a second: so both win now and then.
    const cancelled = sleep(roll.chance(0.3) ? 0 : roll.upTo(SAME_INSTANT_MS)).then(() => cancel(scene, buyer, order));
    await Promise.all([cancelled, pay(scene, buyer, order)]);
    return;
  }
  const isPaid = await pay(scene, buyer, order);
  if (isPaid && roll.chance(shape.refunded)) await refund(scene, order);
}

async function browse({ market, roll }: Scene, buyer: Visitor): Promise<void> {
  await buyer.insist('GET', '/api/tickets?limit=20');
  const listing = market.pick(roll);
  if (listing !== undefined) await buyer.insist('GET', `/api/tickets/${listing}`);
}

/** Reserves seats; now and then the same request is sent once more, as a client does that lost the answer. */
async function take(scene: Scene, buyer: Visitor, listing: string): Promise<Order | undefined> {
  const { ledger, history, roll } = scene;
  const quantity = roll.upTo(3);
  const key = randomUUID();
  const at = history.now();
  const answer = await unlessUnknown(scene, buyer, () => reserve(buyer, listing, quantity, key));
  if (answer === undefined) return undefined;
  ledger.waits.push({ at, ms: history.now() - at, listing });
  if (answer.status !== 201) return undefined; // sold out, or not known to orders yet
  const order = read(answer, 201, Order);
  ledger.orders.set(order.id, { buyer, order });
  if (roll.chance(0.3)) {
    const again = await reserve(buyer, listing, quantity, key);
    const same = again.status === 201 ? Order.parse(again.body).id : String(again.status);
    if (same !== order.id) ledger.doubled.push(`one request made order ${order.id} and ${same}`);
  }
  return order;
}

/** A request nobody answered may have had its effect. */
async function unlessUnknown<T>({ ledger }: Scene, buyer: Visitor, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    ledger.unknown.set(buyer.name, (ledger.unknown.get(buyer.name) ?? 0) + 1);
    return undefined;
  }
}

async function cancel({ ledger }: Scene, buyer: Visitor, order: Order): Promise<void> {
  const answer = await buyer.insist('DELETE', `/api/orders/${order.id}`);
  if (answer.status === 204) ledger.cancelled.add(order.id);
  else if (answer.status !== 409) throw new Error(`cancel: ${answer.status}`);
}

async function refund({ rig, ledger }: Scene, { id }: Order): Promise<void> {
  const answer = await rig.admin.insist('POST', `/api/orders/${id}/refund`, { body: { reason: 'The rig wants it' } });
  if (answer.status === 200) ledger.refunded.add(id);
}
