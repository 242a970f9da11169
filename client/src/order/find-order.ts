import { Admission, Id, Order, Payment, pageOf } from '@ticketing-dev/common/contracts';
import { notFound } from 'next/navigation';
import { isProblem } from '../api/api-error.ts';
import { ask } from '../api/server.ts';

const Payments = pageOf(Payment);
const Admissions = pageOf(Admission).partial({ nextCursor: true });

/** The visitor's own order; anybody else's is not found. */
export async function findOrder(id: string): Promise<Order> {
  if (!Id.safeParse(id).success) notFound();
  try {
    return await ask('orders', `/api/orders/${id}`, Order);
  } catch (error) {
    if (isProblem(error) && error.status === 404) notFound();
    throw error;
  }
}

/** The newest payment of an order, if there is one. Payments hears of an order a moment later than the buyer: that is none yet. */
export async function newestPayment(orderId: string): Promise<Payment | null> {
  try {
    return (await ask('payments', `/api/payments?orderId=${orderId}`, Payments)).items.at(-1) ?? null;
  } catch (error) {
    if (isProblem(error) && error.status === 404) return null;
    throw error;
  }
}

export async function admissionsOf(orderId: string): Promise<Admission[]> {
  return (await ask('orders', `/api/orders/${orderId}/admissions`, Admissions)).items;
}
