import {
  AdmissionIssued,
  OrderCancelled,
  OrderCompleted,
  OrderCreated,
  OrderRefunded,
  OrderUpdated,
} from '@ticketing-dev/common/contracts';
import type { Transaction } from '@ticketing-dev/common/mongo';
import { traceparentWithin } from '@ticketing-dev/common/tracing';
import type { Connection } from 'mongoose';
import type { Order, OrderStatus } from '../domain/order.ts';
import { publicState, publicTicket } from '../domain/public-state.ts';
import { heldUnits } from '../domain/stock.ts';
import { ordersOf } from './order-rows.ts';

const TOLD_AS = {
  created: OrderCreated,
  paying: OrderUpdated,
  completed: OrderCompleted,
  cancelled: OrderCancelled,
  refunding: OrderUpdated,
  refunded: OrderRefunded,
} as const satisfies Record<OrderStatus, unknown>;

export interface Changed {
  readonly before: Order;
  readonly after: Order;
}

/** Writes changed orders, each only if it is still what was read, and tells the world of each. The stock's move is the caller's. */
export async function writeChanges(
  connection: Connection,
  tx: Transaction,
  changes: readonly Changed[],
): Promise<void> {
  const { matchedCount } = await ordersOf(connection).bulkWrite(
    changes.map(({ before, after }) => ({
      updateOne: {
        filter: { _id: before.id, version: before.version },
        // What holds no seats any more needs no slot among its buyer's holds.
        update: { $set: changeable(after), ...(heldUnits(after) === 0 && { $unset: { slot: '' as const } }) },
      },
    })),
    { session: tx.session },
  );
  if (matchedCount !== changes.length) throw new Error('an order changed within the transaction that read it');
  for (const change of changes) tellChanged(tx, change);
}

/** Events of an order just placed, or changed. */
export function tellPlaced(tx: Transaction, order: Order): void {
  tx.tell(OrderCreated, { subject: order.id, data: publicState(order), traceparent: order.traceparent });
}

function tellChanged(tx: Transaction, { before, after }: Changed): void {
  const definition = after.status === before.status ? OrderUpdated : TOLD_AS[after.status];
  const traceparent = traceparentWithin(after.traceparent);
  tx.tell(definition, { subject: after.id, data: publicState(after), traceparent });
  if (after.status === 'completed' && before.status !== 'completed') tellAdmissions(tx, after, traceparent);
}

function tellAdmissions(tx: Transaction, order: Order, traceparent: string | undefined): void {
  const { id: orderId, buyerId, quantity, amount, currency, version } = order;
  const admissions = order.admissions.map(({ id, seat, code }) => ({ id, seat, code }));
  const issuedAt = order.updatedAt.toISOString();
  tx.tell(AdmissionIssued, {
    subject: orderId,
    traceparent,
    data: { orderId, buyerId, ticket: publicTicket(order), quantity, amount, currency, admissions, issuedAt, version },
  });
}

function changeable(order: Order) {
  const { status, cancelReason, paymentId, amountPaid, amountRefunded, admissions, seatsReturned } = order;
  const { deadPayments, updatedAt, version, history } = order;
  return {
    ...{ status, cancelReason, paymentId, amountPaid, amountRefunded, admissions, seatsReturned },
    ...{ deadPayments, updatedAt, version, history },
  };
}
