import type { TicketState } from '@ticketing-dev/common/contracts';
import { AppError } from '@ticketing-dev/common/errors';
import { newId } from '@ticketing-dev/common/runtime';
import { cancelByBuyer, expire, type Order } from '../../src/domain/order.ts';
import { followPayment, type Payment } from '../../src/domain/payment.ts';
import { requestRefund } from '../../src/domain/refund.ts';
import { cancelOrder } from '../../src/use-cases/cancel-order.ts';
import { expireDueOrders } from '../../src/use-cases/expire-due-orders.ts';
import { expireOrder } from '../../src/use-cases/expire-order.ts';
import { followPayment as hearOfPayment } from '../../src/use-cases/follow-payment.ts';
import { reserveOrder } from '../../src/use-cases/reserve-order.ts';
import { explain } from './explain.ts';
import type { world } from './given.ts';
import type { Orders } from './start-orders.ts';
import type { Act } from './story.ts';

/** One listing and its customers; every act goes to the real use cases, whose outcome the pure rules must explain. */
export async function shopFloor(orders: Orders, given: ReturnType<typeof world>, quantity: number) {
  const { deps } = orders;
  let ticket: TicketState = await given.listed({ quantity, price: 1_000, maxPerOrder: 10 });
  const buyers = [newId(), newId(), newId()];
  const payments = { p: newId(), q: newId() };
  /** Acknowledged orders, and what each key was used for. */
  const made: string[] = [];
  const keys = new Map<string, { readonly wish: string; readonly orderId: string }>();
  const acknowledged = { cancelled: new Set<string>() };
  const wrong: string[] = [];

  /** Those there were when the moment began: what is made within it has no number yet. */
  let known: readonly string[] = [];
  const idOf = (index: number): string | undefined => (known.length === 0 ? undefined : known[index % known.length]);
  const refusedIs = (error: unknown) => {
    if (!(error instanceof AppError) || error.kind === 'unavailable') throw error;
    return error.code;
  };

  async function reserve({ buyer, seats, key }: Extract<Act, { does: 'reserve' }>): Promise<void> {
    const buyerId = buyers[buyer] ?? '';
    const wish = `${buyer}/${seats}`;
    const idempotency = { actor: buyerId, route: 'POST /api/orders', key: `${ticket.id}/${key}`, bodyHash: wish };
    try {
      const order = await reserveOrder(deps, { listingId: ticket.id, wish: { buyerId, quantity: seats }, idempotency });
      const before = keys.get(`${buyer}/${key}`);
      if (before !== undefined && before.orderId !== order.id) wrong.push(`key ${key} made two orders`);
      if (before !== undefined && before.wish !== wish) wrong.push(`key ${key} answered for another wish`);
      keys.set(`${buyer}/${key}`, { wish, orderId: order.id });
      if (!made.includes(order.id)) made.push(order.id);
    } catch (error) {
      refusedIs(error);
    }
  }

  /** What an act makes of an order, by the pure rules; undefined for one that is not about this order. */
  function ruleOf(act: Act, order: Order): ((order: Order) => Order) | undefined {
    const now = new Date();
    if (act.does === 'expire what is due') return (one) => expire(one, now);
    if (act.does === 'reserve' || act.does === 'offer' || act.does === 'sweep' || act.does === 'settle')
      return undefined;
    if (idOf(act.order) !== order.id) return undefined;
    switch (act.does) {
      case 'cancel':
        return (one) => cancelByBuyer(one, now);
      case 'refund':
        return (one) => requestRefund(one, 'why', now);
      case 'hear that it is due':
        return (one) => expire(one, now);
      case 'let it become due':
        return (one) => ({ ...one, expiresAt: new Date(now.getTime() - 1) });
      case 'hear of payment':
        return (one) => followPayment(one, paymentOf(one, act), { now, issue: () => [] });
    }
  }

  function paymentOf(order: { amount: number }, { payment, is }: Extract<Act, { does: 'hear of payment' }>): Payment {
    const taken = is === 'captured' || is === 'refunding' || is === 'refunded';
    return {
      ...{ id: payments[payment], amount: order.amount, currency: 'usd', status: is },
      amountCaptured: taken ? order.amount : 0,
      amountRefunded: is === 'refunded' ? order.amount : 0,
      reason: null,
    };
  }

  async function perform(act: Act): Promise<void> {
    if (act.does === 'reserve') return reserve(act);
    if (act.does === 'expire what is due') return void (await expireDueOrders(deps));
    if (act.does === 'sweep') return deps.stock.sweep();
    if (act.does === 'settle') return void (await deps.stock.settle(ticket.id));
    if (act.does === 'offer') {
      const before = ticket;
      // Two changes of one moment have a version each, as tickets numbers them.
      ticket = { ...before, quantity: Math.max(1, act.seats), status: 'listed', version: before.version + 1 };
      await given.changed(before, ticket);
      return;
    }
    const orderId = idOf(act.order);
    if (orderId === undefined) return;
    const order = await given.stored({ id: orderId });
    switch (act.does) {
      case 'cancel':
        await cancelOrder(deps, { orderId, buyerId: order.buyerId }).then(
          () => acknowledged.cancelled.add(orderId),
          refusedIs,
        );
        return;
      case 'refund':
        await deps.orders.change({ orderId }, (one, now) => requestRefund(one, 'why', now)).catch(refusedIs);
        return;
      case 'hear that it is due':
        return deps.transaction((tx) => expireOrder(deps, tx, { orderId }));
      case 'let it become due':
        return given.due({ id: orderId });
      case 'hear of payment':
        return deps.transaction((tx) => hearOfPayment(deps, tx, { orderId, payment: paymentOf(order, act) }));
    }
  }

  async function seen(orderId: string): Promise<Order> {
    const found = await deps.orders.find({ orderId });
    if (found === null) throw new Error(`order ${orderId} was acknowledged and is not there`);
    return found.order;
  }

  return {
    wrong,
    ticket: () => ticket,
    made: (): readonly string[] => made,
    acknowledged,
    seen,
    /** Everything of one moment at once; then each order must be what its acts make of it in some order, one after another. */
    async live(moment: readonly Act[]): Promise<void> {
      known = [...made];
      const before = await Promise.all(known.map(seen));
      await Promise.all(moment.map(perform));
      for (const order of before) {
        const rules = moment.flatMap((act) => ruleOf(act, order) ?? []);
        const unexplained = explain(order, rules, await seen(order.id));
        if (unexplained !== undefined) wrong.push(`order ${made.indexOf(order.id)} ${unexplained}`);
      }
    },
  };
}
