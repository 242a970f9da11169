import type { Order } from './order.ts';

/** The order as the world may see it, in events and answers: without the codes of its e-tickets. */
export function publicState(order: Order) {
  const {
    id,
    buyerId,
    quantity,
    amount,
    currency,
    status,
    cancelReason,
    paymentId,
    amountPaid,
    amountRefunded,
    version,
  } = order;
  return {
    ...{
      id,
      buyerId,
      quantity,
      amount,
      currency,
      status,
      cancelReason,
      paymentId,
      amountPaid,
      amountRefunded,
      version,
    },
    ticket: publicTicket(order),
    admissions: order.admissions.map((admission) => ({ id: admission.id, status: admission.status })),
    expiresAt: order.expiresAt.toISOString(),
    createdAt: order.createdAt.toISOString(),
    updatedAt: order.updatedAt.toISOString(),
  };
}

export function publicTicket({ ticket }: Order) {
  return { ...ticket, startsAt: ticket.startsAt?.toISOString() ?? null };
}
