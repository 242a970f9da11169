import type { Order as OrderAnswer } from '@ticketing-dev/common/contracts';
import type { Order } from '../domain/order.ts';
import { publicState } from '../domain/public-state.ts';

/** An order as HTTP shows it: its public state, its history and the clock to count down by. */
export function orderAnswer({ order, now }: { order: Order; now: Date }): OrderAnswer {
  const history = order.history.map(({ status, at, reason }) => ({ status, at: at.toISOString(), reason }));
  return { ...publicState(order), now: now.toISOString(), history };
}
